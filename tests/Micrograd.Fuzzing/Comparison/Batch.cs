using System.Diagnostics;
using System.Runtime.Loader;
using Micrograd.Compiler;
using Micrograd.Compiler.Ir;
using Micrograd.Fuzzing.Programs;
using Micrograd.Generators.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Micrograd.Fuzzing.Comparison;

/// <summary>Many programs in one compilation: bound, differentiated, compiled, run and compared.</summary>
internal sealed class Batch
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.None);
    private static readonly SyntaxTree StructsTree = Parse(Structs.Source, "structs");

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll" or "System.Memory.dll" or "System.Runtime.Extensions.dll" or "System.Runtime.Intrinsics.dll")
            .Append(typeof(DifferentiableAttribute).Assembly.Location)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
    ];

    private readonly IReadOnlyList<FuzzedProgram> _programs;
    private readonly PassOptions _passes;
    private readonly SyntaxTree[] _sources;
    private readonly Failure?[] _failures;
    private readonly Failure _nothing = new("nothing", "F writes to no result.");
    private readonly List<Derived>[] _methods;
    private readonly List<(string Name, Derived Derived)>[] _variants;
    private readonly List<string>[] _generated;

    private Batch(IReadOnlyList<FuzzedProgram> programs, PassOptions passes)
    {
        (_programs, _passes) = (programs, passes);
        _sources = [.. programs.Select((program, i) => Parse(program.Source("C" + i), i.ToString()))];
        _failures = new Failure?[programs.Count];
        _methods = [.. programs.Select(_ => new List<Derived>())];
        _variants = [.. programs.Select(_ => new List<(string, Derived)>())];
        _generated = [.. programs.Select(_ => new List<string>())];
    }

    /// <summary>What is wrong with each program, null where nothing is.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="passes">With which passes the code is generated that is compiled and run.</param>
    /// <param name="comparesPasses">Whether derivatives with each pass switched off are compared too.</param>
    /// <param name="tally">Counts what is compared.</param>
    public static IReadOnlyList<Failure?> Run(IReadOnlyList<FuzzedProgram> programs, PassOptions passes, bool comparesPasses, Tally tally)
    {
        var batch = new Batch(programs, passes);
        var watch = Stopwatch.StartNew();
        batch.Derive(comparesPasses);
        tally.Deriving += watch.Elapsed;
        batch.Compare(tally);
        return [.. batch._failures.Select(failure => failure == batch._nothing ? null : failure)];
    }

    /// <summary>The files that are generated for a program.</summary>
    public static string Generated(FuzzedProgram program)
    {
        var batch = new Batch([program], PassOptions.All);
        batch.Derive(comparesPasses: false);
        return string.Join("\n", batch._generated[0]);
    }

    /// <summary>The program and its derivatives as IR.</summary>
    public static string Intermediate(FuzzedProgram program)
    {
        var batch = new Batch([program], PassOptions.All);
        batch.Derive(comparesPasses: false);
        return batch._failures[0] is { } failure ? failure.Text : string.Join("\n", batch._methods[0].SelectMany(derived => derived.Modules.All.Prepend(derived.Method.Primal)).Select(TextPrinter.Print));
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    private static CSharpCompilation Compilation(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Fuzzed" + Guid.NewGuid().ToString("N"),
        trees.Prepend(StructsTree),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, concurrentBuild: false));

    private void Derive(bool comparesPasses)
    {
        var compilation = Compilation(_sources);
        for (var i = 0; i < _programs.Count; i++)
        {
            try
            {
                foreach (var name in new[] { "F", _programs[i].Scalar }.Distinct())
                {
                    var method = (IMethodSymbol)compilation.GetTypeByMetadataName("C" + i)!.GetMembers(name).Single();
                    var bound = MethodBinder.Bind(method, compilation, CancellationToken.None);
                    if (bound.Method is null || bound.Diagnostics.Length > 0)
                    {
                        // Where every path returns first, nothing is written: there is nothing to compare.
                        _failures[i] = _programs[i].Subject == Subject.Few && bound.Diagnostics is [{ Id: "MG0005" } only] && only.GetMessage().Contains("writes to no", StringComparison.Ordinal) ? _nothing : new Failure("refused " + bound.Diagnostics.FirstOrDefault()?.Id, string.Join("\n", bound.Diagnostics));
                        break;
                    }

                    _methods[i].Add(Derived.Of(bound.Method, _passes));
                    _generated[i].Add(_methods[i][^1].Text());
                    _failures[i] ??= TapeBalance.Check(_methods[i][^1], _generated[i][^1]);
                    if (comparesPasses && name == _programs[i].Scalar)
                    {
                        _variants[i].AddRange(Derived.Without.Select(without => (without.Name, Derived.Of(bound.Method, without.Passes))));
                    }
                }
            }
            catch (Exception exception)
            {
                _failures[i] = Failure.Of(exception);
            }

            if (_failures[i] is not null && compilation.GetSemanticModel(_sources[i]).GetDiagnostics().Any(IsError))
            {
                _failures[i] = Invalid(compilation.GetSemanticModel(_sources[i]).GetDiagnostics().First(IsError));
            }
        }
    }

    private void Compare(Tally tally)
    {
        var compilation = Compilation(Enumerable.Range(0, _programs.Count).Where(i => _failures[i] is null).SelectMany(Trees));
        using var image = new MemoryStream();
        var watch = Stopwatch.StartNew();
        var result = compilation.Emit(image);
        tally.Compiling += watch.Elapsed;
        if (!result.Success)
        {
            foreach (var error in result.Diagnostics.Where(IsError))
            {
                var tree = error.Location.SourceTree!;
                var i = int.Parse(tree.FilePath);
                _failures[i] ??= tree == _sources[i] ? Invalid(error) : new Failure("not compiled " + error.Id, $"{error}\n{tree}");
            }

            Compare(tally);
            return;
        }

        watch.Restart();
        image.Position = 0;
        var context = new AssemblyLoadContext("fuzzed", isCollectible: true);
        var assembly = context.LoadFromStream(image);
        for (var i = 0; i < _programs.Count; i++)
        {
            if (_failures[i] is null)
            {
                tally.Programs++;
                var method = new CompiledMethod(assembly.GetType("A" + i)!);
                var scalar = _methods[i][^1];
                var answers = new FiveAnswers(_programs[i], method, scalar, tally);
                var more = _programs[i].Subject switch
                {
                    Subject.SecondOrder => new SecondOrder(_programs[i], method, scalar, tally).Compare,
                    Subject.Pair or Subject.Written or Subject.Few => new Products(_programs[i], method, scalar, tally).Compare,
                    _ => (Func<double[], int, Failure?>)((_, _) => null),
                };
                _failures[i] = Points.For(_programs[i].InputCount).Select(point => answers.Compare(point.Inputs, point.N, _variants[i]) ?? more(point.Inputs, point.N)).FirstOrDefault(failure => failure is not null);
            }
        }

        context.Unload();
        tally.Comparing += watch.Elapsed;
    }

    // (Nothing here can be null, and looking for it takes a quarter of the time.)
    private IEnumerable<SyntaxTree> Trees(int i) =>
        [_sources[i], .. _generated[i].Select(text => Parse(text.Replace("#nullable enable\n", ""), i.ToString())), Parse(Adapter.Source(_programs[i], "C" + i, "A" + i), i.ToString())];

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private static Failure Invalid(Diagnostic error) => new($"invalid {error.Id} {error.GetMessage()}", error.ToString());
}
