using System.Globalization;
using System.Text;

namespace Micrograd.Compiler.Ir;

/// <summary>Lists single instructions. Of one with blocks, the line that opens them.</summary>
internal sealed class InstructionPrinter(ValueNames names, Function function)
{
    public string Line(Instruction instruction)
    {
        // Results first: names get their versions in the order in which they are read.
        var results = List(instruction.Results);
        return results.Length == 0 ? Operation(instruction) : $"{results} = {Operation(instruction)}";
    }

    public string End(Terminator end, string yield) => end switch
    {
        Yield { Values: var values } => values.Count == 0 ? yield : $"{yield} {List(values)}",
        Throw { Exception: var exception } => "throw " + Text(exception),
        _ => end.GetType().Name,
    };

    public string List(EquatableArray<ValueId> values) => string.Join(", ", values.Items.Select(value => names[value]));

    public string Type(ValueId value) => value.Index >= 0 && value.Index < function.Values.Count ? function.TypeOf(value).Name : "?";

    private string Operation(Instruction instruction) => instruction switch
    {
        Constant constant => "const " + Number(constant),
        Apply apply => $"{Name(apply)} {List(apply.Operands)}",
        External external => "external " + Text(external.Expression),
        Guard guard => "guard " + Text(guard.Call),
        Invoke invoke => (invoke.IsOnTape ? "invoke tape." : "invoke ") + Text(invoke.Call),
        Call call => $"call {call.Callee}({List(call.Arguments)})",
        If choice => $"if {names[choice.Condition]}",
        For { Comparison: OpCode.Less, Step: 1 } loop => $"for {names[loop.Counter]} in {names[loop.Start]}..{names[loop.End]}{Carry(loop.Body, loop.Initial)}",
        For loop => $"for {names[loop.Counter]} from {names[loop.Start]} by {loop.Step} while {Symbol(loop.Comparison)} {names[loop.End]}{Carry(loop.Body, loop.Initial)}",
        While { TestsFirst: true } loop => "while" + Carry(loop.Condition, loop.Initial),
        While loop => "do" + Carry(loop.Body, loop.Initial),
        Reserve reserve => $"reserve {Type(reserve.Result)} of {names[reserve.Count]}",
        Load load => $"load {names[load.Memory]}[{List(load.Indices)}]",
        Store store => $"store {names[store.Memory]}[{List(store.Indices)}] = {names[store.Value]}",
        Accumulate add => $"store {names[add.Memory]}[{List(add.Indices)}] += {names[add.Value]}",
        Allocate allocate => $"allocate {Type(allocate.Result)} of {List(allocate.Lengths)}",
        Duplicate duplicate => $"duplicate {names[duplicate.Source]}",
        Slice slice => $"slice {names[slice.Source]}" + (slice.Start is { } start ? " from " + names[start] : "") + (slice.Length is { } count ? " of " + names[count] : ""),
        Row row => $"row {names[row.Source]}[{names[row.Index]}]",
        Length { Dimension: < 0 } length => $"length {names[length.Memory]}",
        Length length => $"length {names[length.Memory]}, {length.Dimension}",
        Clear clear => $"clear {names[clear.Memory]}",
        Copy copy => $"copy {names[copy.Source]} to {names[copy.Destination]}",
        PushAll push => $"push all of {names[push.Memory]}",
        PopAll pop => $"pop all of {names[pop.Memory]}",
        Push push => $"push {names[push.Value]}",
        Pop pop => $"pop {Type(pop.Result)}",
        Note note => "# " + note.Text,
        _ => instruction.GetType().Name,
    };

    private string Name(Apply apply)
    {
        var name = apply.Op.ToString();
        name = name.StartsWith("IEEE", StringComparison.Ordinal) ? "ieee" + name.Substring(4) : char.ToLowerInvariant(name[0]) + name.Substring(1);
        var target = apply.Op == OpCode.Convert ? $"<{Type(apply.Result)}>" : "";
        return name + target + apply.Overflow switch { Overflow.Checked => ".checked", Overflow.Unchecked => ".unchecked", _ => "" };
    }

    private string Carry(Block first, EquatableArray<ValueId> initial)
    {
        if (first.Parameters.Count == 0 && initial.Count == 0)
        {
            return "";
        }

        var carried = Enumerable.Range(0, Math.Max(first.Parameters.Count, initial.Count))
            .Select(i => $"{(i < first.Parameters.Count ? names[first.Parameters[i]] : "?")} = {(i < initial.Count ? names[initial[i]] : "?")}");
        return $" carry ({string.Join(", ", carried)})";
    }

    private string Number(Constant constant)
    {
        var (bits, spelling) = (constant.Value.Bits, constant.Value.Spelling);
        var type = constant.Result.Index >= 0 && constant.Result.Index < function.Values.Count ? function.TypeOf(constant.Result) : null;
        return spelling ?? (type as ScalarType)?.Kind switch
        {
            ScalarKind.Double or ScalarKind.Generic => Real(constant.Value.Real.ToString("R", CultureInfo.InvariantCulture)),
            ScalarKind.Single => Real(((float)constant.Value.Real).ToString("R", CultureInfo.InvariantCulture)) + "f",
            ScalarKind.Boolean => bits == 0 ? "false" : "true",
            ScalarKind.Int32 when type == IrType.Int32 => bits.ToString(CultureInfo.InvariantCulture),
            ScalarKind.UInt64 => $"({type}){unchecked((ulong)bits).ToString(CultureInfo.InvariantCulture)}",
            _ => $"({type}){bits.ToString(CultureInfo.InvariantCulture)}",
        };
    }

    private static string Real(string digits) => digits.All(c => char.IsDigit(c) || c == '-') ? digits + ".0" : digits;

    private static string Symbol(OpCode comparison) => comparison switch
    {
        OpCode.Less => "<",
        OpCode.LessOrEqual => "<=",
        OpCode.Greater => ">",
        OpCode.GreaterOrEqual => ">=",
        _ => comparison.ToString(),
    };

    private string Text(Template template)
    {
        var text = new StringBuilder();
        for (var i = 0; i < template.Parts.Count; i++)
        {
            text.Append(template.Parts[i]);
            if (i < template.Holes.Count)
            {
                text.Append('{').Append(names[template.Holes[i]]).Append('}');
            }
        }

        return text.ToString();
    }
}
