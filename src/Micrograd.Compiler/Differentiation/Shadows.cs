using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Differentiation;

/// <summary>The shadow of each piece of memory: as much memory again, for the adjoints of its elements. It is made where its memory is.</summary>
internal sealed class Shadows(FunctionBuilder builder, MemoryRoots roots, Func<ValueId, bool> hasAdjoint)
{
    private readonly Dictionary<ValueId, ValueId> _shadows = [];
    private readonly Dictionary<ValueId, IReadOnlyList<Instruction>> _made = [];

    /// <summary>Which memory a handle belongs to.</summary>
    public MemoryRoots Roots { get; } = roots;

    /// <summary>Whether adjoints are kept for the memory of a handle.</summary>
    public bool Has(ValueId memory) => hasAdjoint(Roots.Of(memory));

    /// <summary>The shadow of a handle.</summary>
    public ValueId Of(ValueId memory) => _shadows[memory];

    /// <summary>Gives a parameter its shadow.</summary>
    public void Set(ValueId memory, ValueId shadow) => _shadows[memory] = shadow;

    /// <summary>The instructions that make the shadow of what <paramref name="instruction"/> makes; none if it makes no memory with adjoints.</summary>
    public IReadOnlyList<Instruction> Beside(Instruction instruction)
    {
        if (instruction is not (View or Allocate or Reserve) || !Has(instruction.Results[0]))
        {
            return [];
        }

        return _made.TryGetValue(instruction.Results[0], out var known) ? known : _made[instruction.Results[0]] = Make(instruction, instruction.Results[0]);
    }

    private IReadOnlyList<Instruction> Make(Instruction instruction, ValueId memory)
    {
        var (role, statement) = (builder.Role, builder.Statement);
        (builder.Role, builder.Statement) = (ValueRole.Derivative, -1);
        var made = builder.Capture(() =>
        {
            builder.Emit(ShadowOf(instruction, memory));
            if (instruction is Reserve)
            {
                builder.Emit(new Clear(Of(memory)));
            }
        });
        (builder.Role, builder.Statement) = (role, statement);
        return made;
    }

    private Instruction ShadowOf(Instruction instruction, ValueId memory) => instruction switch
    {
        Slice slice => slice with { Result = New(memory, builder[memory].Type), Source = Of(slice.Source), Statement = -1 },
        Row row => row with { Result = New(memory, builder[memory].Type), Source = Of(row.Source), Statement = -1 },
        Allocate { Lengths.Count: 1 } allocate => allocate with { Result = New(memory, Workspace(memory)), Statement = -1 },
        Allocate allocate => allocate with { Result = New(memory, builder[memory].Type), Statement = -1 },
        Reserve reserve => reserve with { Result = New(memory, Workspace(memory)), Statement = -1 },
        _ => throw new InvalidOperationException($"{instruction.GetType().Name} makes no memory."),
    };

    private WorkspaceType Workspace(ValueId memory) => new(((MemoryType)builder[memory].Type).Element);

    private ValueId New(ValueId memory, IrType type) => _shadows[memory] = builder.NewValue(Writable(type), AdjointName.Of(builder[memory]));

    // The adjoints of what the user only reads are written.
    private static IrType Writable(IrType type) => type is ArrayType { Form: ArrayForm.ReadOnlySpan } array ? array with { Form = ArrayForm.Span } : type;
}
