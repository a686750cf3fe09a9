namespace Micrograd.Generators.Tests.Mutations;

/// <summary>What mutants have instead: <c>$</c> stands for what was there, <c>#</c> for a name of the program.</summary>
internal static class Replacements
{
    /// <summary>For an expression.</summary>
    public static readonly IReadOnlyList<string> Expressions =
    [
        "default", "null", "$!", "($)!", "await $", "default(double)", "new()", "this", "#", "0", "1", "-1", "0.5", "1f", "2m", "'c'", "\"text\"", "int.MaxValue", "double.NaN", "1e400",
        "-($)", "!($)", "~($)", "($) + #", "($) * ($)", "($) / 0", "($) % 2", "($) << 1", "($) ?? 0", "($) == #", "# is double", "# > 0 ? $ : #", "(# = $)", "#++", "--#",
        "(int)($)", "(float)($)", "(decimal)($)", "(object)($)", "(double?)($)", "(dynamic)($)", "(double)(object)($)", "($) as object", "checked($)", "unchecked((int)($))", "(Half)($)",
        "Math.Sin($)", "Math.Max($, #)", "Math.Sign($)", "MathF.Sqrt((float)($))", "double.Parse(\"1\")", "Math.Round($, 2)", "Random.Shared.NextDouble()", "double.IsNaN($) ? 0 : 1", "Math.BitDecrement($)",
        "Math.DivRem(7, 2, out var rest)", "Gradient.Stop($)", "Convert.ToDouble($)", "($).ToString().Length", "($).CompareTo(#)", "($).Equals(#) ? 1 : 0", "$.Length", "$.Item1", "$.X", "$[0]", "$[^1]", "$[1..]", "$?.Length",
        "(() => $)()", "((Func<double>)(() => $))()", "((Func<double, double>)Math.Sin)($)", "new Func<double>(() => $).Invoke()", "((Func<double>)(async () => 1))()",
        "new[] { $ }.Sum()", "(from v in new[] { $ } select v).First()", "new double[] { $ }[0]", "new List<double> { $ }[0]", "new[] { $, # }", "new double[3]", "new double[2, 2]", "new double[2][]", "[$]", "[.. $]", "[$, #]",
        "stackalloc double[3]", "$\"{$}\".Length", "$\"{$:F2}\"", "nameof($).Length", "nameof(#)", "typeof(double)", "sizeof(double)", "(\"a\" + $).Length",
        "$ switch { > 0 => #, < 0 => 1, _ => 0 }", "$ switch { double v => v, _ => 0 }", "($) is > 0 and < 1 ? 1 : 2", "($) is var w ? w : 0", "($) is double d ? d : 0", "($) is { } p ? 1 : 0", "($, #) switch { (> 0, _) => 1, _ => 0 }", "($) is [] ? 1 : 0",
        "($, #)", "($, #).Item1", "($, #) == (#, $) ? 1 : 2", "(A: $, B: 2).A", "throw new Exception()", "# > 0 ? $ : throw new ArgumentException(nameof(#))", "ref #", "ref $", "out #", "out _", "in $", "&#", "*&#", "$ with { }", "new { V = $ }.V",
        "FWithGradient($).Value", "((Func<double, double>)([Differentiable] (double v) => v))(#)", "__arglist()", "F($)", "F", "Math.Sin", "base.GetHashCode()", "global::System.Math.Cos($)", "$, $", "", "$ $", "((((($)))))", "($) >>> 1", "($) & 1", "# && #", "(byte)($)", "(char)($)", "(nint)($)", "(ulong)($)", "(bool)($)", "DateTime.Now.Ticks",
        "(double)(DayOfWeek)1", "(# += $)", "(# ??= $)", "Array.Empty<double>()", "$.AsSpan()", "$.ToArray()", "$.Clone()", "System.Numerics.Vector3.Dot(new($), new(2))", "new System.Numerics.Vector2(1, 2).X", "System.Numerics.Complex.Abs($)", "string.Empty.Length", "Environment.TickCount", "double.Pi", "double.Max($, #)", "double.CreateChecked($)", "int.CreateTruncating($)", "BitConverter.DoubleToInt64Bits($)", "System.Runtime.CompilerServices.Unsafe.As<double, long>(ref #)",
    ];

    /// <summary>For a statement.</summary>
    public static readonly IReadOnlyList<string> Statements =
    [
        "", ";", "{ }", "$ $", "{ $ }", "{ $", "$ }", "return;", "return #;", "return 0;", "break;", "continue;", "throw new Exception();", "throw;", "throw null;", "goto end; end: $", "again: $ goto again;", "goto default;",
        "if (# > 0) $", "if (# > 0) { $ } else { $ }", "if (true) { $ }", "if (false) { $ }", "if (# == #) { $ } else return 0;", "while (# > 0) { $ }", "while (true) { $ }", "do { $ } while (false);", "for (;;) { $ }", "for (;;) { $ break; }",
        "for (var k = 0; k < 3; k++) { $ }", "for (var k = 0; k < #; k++) { $ continue; }", "for (var k = 3; k-- > 0;) { $ }", "for (var k = 0.0; k < 1; k += 0.5) { $ }", "for (int k = 0, l = 9; k < l; k++, l--) { $ }", "foreach (var v in new[] { 1.0, 2 }) { $ }", "foreach (var v in #) { $ }", "foreach (ref var v in #) { $ }", "foreach (var (a, b) in new[] { (1, 2) }) { $ }",
        "try { $ } catch { }", "try { $ } finally { # = 0; }", "try { $ } catch (Exception e) when (# > 0) { throw; }", "lock (new object()) { $ }", "using (null as IDisposable) { $ }", "using var u = null as IDisposable; $", "unsafe { $ }", "unsafe { double* p = &#; *p = 1; }", "unsafe { fixed (double* p = #) { $ } }", "checked { $ }", "unchecked { $ }",
        "yield return #;", "yield break;", "await System.Threading.Tasks.Task.Yield();", "await foreach (var v in #) { }", "switch (#) { case 0: $ break; case > 1 and < 3: return 0; default: break; }", "switch (#) { case double v when v > 0: $ break; }", "switch (#) { case 1: goto case 2; case 2: $ break; }", "switch (#) { }",
        "double Local(double v) => v * #; # = Local(#);", "void Local() { $ } Local();", "static double Local(double v) => v; # = Local(#);", "T Local<T>(T v) => v; # = Local(#);", "double Local(double v) => Local(v - 1); # = Local(#);", "void Local() => # = 1; Local();", "[Differentiable] double Local(double v) => v;",
        "var z9 = #; $", "var z9 = $", "const double z9 = 2; # *= z9;", "ref var z9 = ref #; z9 = 2;", "ref readonly var z9 = ref #; # = z9;", "scoped Span<double> z9 = stackalloc double[2]; z9[0] = #; # = z9[0];", "dynamic z9 = #; # = z9;", "object z9 = #;", "double z9; if (# > 0) z9 = 1; else z9 = #; # = z9;", "double? z9 = #; # = z9 ?? 1;", "decimal z9 = (decimal)#;", "Func<double, double> z9 = v => v * v; # = z9(#);", "var z9 = new double[4]; z9[0] = #; # = z9[0];", "var z9 = new[] { #, # }; # = z9[1];", "double[] z9 = [#, 2]; foreach (var v in z9) # += v;", "var z9 = new double[2, 2]; z9[0, 1] = #;", "var z9 = new (double, int)[2];", "var z9 = (#, 1.0); # = z9.Item1;", "(#, #) = (#, #);", "var (z8, z9) = (#, 2);", "(var z8, #) = (1.0, #);", "_ = #;", "# = # = #;", "#++; --#;", "# += # -= 1;", "# <<= 1;", "# ??= 1;", "#[0] = 1;", "#.X = 1;", "#();", "# => #;", "Console.WriteLine(#);", "System.Diagnostics.Debug.Assert(# > 0);", "ArgumentNullException.ThrowIfNull(#);", "ArgumentOutOfRangeException.ThrowIfNegative(#);", "GC.Collect();", "Array.Sort(#);", "Array.Clear(#);", "#if DEBUG\n$\n#endif", "#pragma warning disable\n$", "Math.Sin(#);", "#.Fill(1);", "if (# is double q && q > 0) { $ }", "if (double.TryParse(\"1\", out var q)) # = q;", "if (#) $", "else $", "case 1: $", "var # = 1;", "double # = 1;", "F(#);", "int.TryParse(\"1\", out _);", "{ var z9 = #; { var z8 = z9; # = z8; } }", "extern double G(double v);", "event Action E;", "} $ {",
    ];

    /// <summary>For a type.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        "double", "float", "int", "long", "uint", "byte", "bool", "char", "decimal", "string", "object", "dynamic", "var", "void", "nint", "Half", "double?", "double[]", "float[]", "double[,]", "double[,,]", "double[][]", "Span<double>", "ReadOnlySpan<double>", "Memory<double>", "int[]", "string[]", "List<double>", "IEnumerable<double>", "(double, double)", "(double X, int N)", "(double, double)[]", "DayOfWeek", "System.Numerics.Vector3", "System.Numerics.Complex", "Func<double, double>", "System.Threading.Tasks.Task<double>", "double*", "ref double", "DateTime", "T", "Missing", "", "Value", "Index", "Range", "Guid", "double[][,]", "Int128",
    ];

    /// <summary>For a modifier of a member, or in front of a member without.</summary>
    public static readonly IReadOnlyList<string> Modifiers =
    [
        "", "static", "public", "private", "internal", "protected", "async", "unsafe", "extern", "virtual", "abstract", "override", "sealed", "new", "partial", "readonly", "required", "volatile", "const", "file", "ref", "[Obsolete]", "[Differentiable]",
        "[Differentiable(Derivatives.Hessian)]", "[Differentiable(Derivatives.Jvp | Derivatives.Hvp)]", "[Differentiable(Derivatives.Vjp)]", "[Differentiable(Derivatives.Jacobian)]", "[Differentiable(0)]", "[Differentiable((Derivatives)int.MaxValue)]", "[Differentiable(Name = \"G\")]", "[Differentiable(Name = \"1 2\")]", "[Differentiable(Name = null)]", "[Differentiable(Name = \"class\")]",
    ];

    /// <summary>In front of a parameter.</summary>
    public static readonly IReadOnlyList<string> ParameterModifiers = ["ref ", "out ", "in ", "ref readonly ", "params ", "this ", "scoped ", "[NoGradient] ", "const ", "double q9, ", "double[] q9, ", "(double, double) q9, ", "string q9, ", "T q9, ", "params double[] q9, ", "double value, ", "double @class, "];

    /// <summary>For a binary or an assignment operator.</summary>
    public static readonly IReadOnlyList<string> Operators = ["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", ">>>", "&&", "||", "==", "!=", "<", ">", "<=", ">=", "??", "=", "+=", "-=", "*=", "/=", "%=", "<<=", "??=", "is", "as", "=>", "..", ",", "is not", "with"];
}
