using Micrograd.Compiler.Analyses;
using Micrograd.Compiler.Ir;
using Micrograd.Compiler.Rules;
using Micrograd.Compiler.Simplification;

namespace Micrograd.Compiler.Differentiation;

/// <summary>The reverse sweep over the blocks of one function. Emits the reverse instructions and hands back the forward ones, which save what the reverse
/// part turned out to need and nothing else.</summary>
internal sealed partial class Reverser
{
    private readonly Usefulness _usefulness;
    private readonly GradientLibrary _helpers;
    private readonly Definitions _definitions;
    private readonly ProgramOrder _order;
    private readonly bool _isHelper;
    private readonly MemoryEffects _effects;
    private readonly Shadows _shadows;
    private readonly ElementAdjoints _elements;
    private readonly ParameterElements _parameterElements;
    private readonly Recollection _recollection;
    private readonly SingleAssignment _assignedOnce;
    private readonly ValueNumbers _numbers;
    private readonly Dictionary<ValueId, (ValueId Initial, ValueId Start)> _unwound = [];
    private readonly int[] _uses;

    // How many reversed loops and arms stand around: what they reserve would be out of sight in the reverse part.
    private int _nesting;

    /// <summary>Prepares to reverse <paramref name="function"/>.</summary>
    /// <param name="function">A primal function.</param>
    /// <param name="activeParameters">What to differentiate with respect to.</param>
    /// <param name="helpers">Where callees are derived.</param>
    /// <param name="isHelper">Whether it uses its caller's tape: then it saves on the stack, which it leaves as it was.</param>
    /// <param name="outputs">Parameters whose memory is a result.</param>
    public Reverser(Function function, IReadOnlyList<bool> activeParameters, GradientLibrary helpers, bool isHelper, IReadOnlyList<ValueId> outputs)
    {
        _effects = new MemoryEffects(function);
        _numbers = new ValueNumbers(function);
        _usefulness = Usefulness.Of(function, Activity.Of(function, activeParameters), outputs);
        _helpers = helpers;
        _isHelper = isHelper;
        _definitions = new Definitions(function.Body);
        _order = new ProgramOrder(function);
        Builder = new FunctionBuilder(function);
        Names = new SpareNames(Builder, _definitions);
        _shadows = new Shadows(Builder, _effects.Roots, HasAdjoint);
        _elements = new ElementAdjoints(Builder, _definitions, _effects, _numbers, _shadows);
        _parameterElements = new ParameterElements(Builder, new KnownPlaces(function), _shadows);
        _assignedOnce = new SingleAssignment(function);
        _recollection = new Recollection(Builder, _effects);
        _uses = new int[function.Values.Count];
        foreach (var read in function.Body.Reads())
        {
            _uses[read.Index]++;
        }
    }

    /// <summary>Builds primal-numbered values and the new ones.</summary>
    public FunctionBuilder Builder { get; }

    /// <summary>Names for adjoints of unnamed values.</summary>
    public SpareNames Names { get; }

    /// <summary>Whether an adjoint is carried for the value.</summary>
    public bool HasAdjoint(ValueId value) => _usefulness.HasAdjoint(value);

    /// <summary>Gives a parameter that is memory its shadow.</summary>
    public void SetShadow(ValueId memory, ValueId shadow) => _shadows.Set(memory, shadow);

    /// <summary>The shadow of a handle.</summary>
    public ValueId ShadowOf(ValueId memory) => _shadows.Of(memory);

    /// <summary>Whether the reverse part only reads the shadow of this memory.</summary>
    public bool LeavesShadow(ValueId memory) => _assignedOnce.Holds(memory);

    /// <summary>Which memory a handle belongs to; a value that is none is its own.</summary>
    public ValueId RootOf(ValueId value) => _effects.Roots.Of(value);

    /// <summary>Emits the reverse of <paramref name="instructions"/>, last to first.</summary>
    /// <param name="instructions">The primal.</param>
    /// <param name="adjoints">On entry of what the instructions define; on return of what they read.</param>
    /// <returns>The forward instructions: the primal, with savings.</returns>
    public List<Instruction> Reverse(EquatableArray<Instruction> instructions, Adjoints adjoints)
    {
        MakeShadows(instructions);
        var around = Builder.Evaluated;
        Builder.Evaluated = Functions(instructions);
        var updates = ElementUpdate.In(instructions, _effects.Roots.Of, value => _uses[value.Index]);
        var forward = new List<IReadOnlyList<Instruction>>();
        for (var i = instructions.Count - 1; i >= 0; i--)
        {
            Builder.Statement = instructions[i].Statement;
            forward.Add(instructions[i] switch
            {
                Ir.Apply apply => ReverseApply(apply, adjoints),
                If choice => ReverseIf(choice, adjoints),
                For or While => ReverseLoop(instructions[i], adjoints),
                Call call => ReverseCall(call, adjoints),
                Load load => ReverseLoad(load, adjoints),
                Store store => ReverseStore(store, adjoints, updates.TryGetValue(store, out var update) ? update : null),
                Clear clear => ReverseClear(clear),
                Copy copy => ReverseCopy(copy),
                var inactive => [inactive, .. _shadows.Beside(inactive)],
            });
        }

        Builder.Evaluated = around;
        forward.Reverse();
        return forward.SelectMany(part => part).ToList();
    }

    /// <summary>The functions of one argument that a block evaluates: sine and cosine are each other's derivatives. Only the block's own are there wherever its reverse part stands.</summary>
    private static Dictionary<(OpCode Op, ValueId Operand), ValueId> Functions(EquatableArray<Instruction> instructions)
    {
        var functions = new Dictionary<(OpCode Op, ValueId Operand), ValueId>();
        foreach (var instruction in instructions)
        {
            if (instruction is Apply { Operands.Count: 1 } apply && !apply.Op.IsOperator())
            {
                functions[(apply.Op, apply.Operands[0])] = apply.Result;
            }
        }

        return functions;
    }

    /// <summary>Simplifies reverse instructions of one block; values in <paramref name="kept"/> stay available, and those in <paramref name="outputs"/> under the ids that stand there on return.</summary>
    public List<Instruction> Simplify(List<Instruction> instructions, IEnumerable<ValueId> kept, List<ValueId> outputs) =>
        _helpers.Passes.Simplifies ? FirstUse.Join(Builder, DerivativeSimplifier.Simplify(Builder, instructions, kept, outputs, _definitions)) : instructions;

    /// <summary>The structural zero, written out where structure asks for a value.</summary>
    public ValueId Zero(IrType type) => Builder.Real(0, type);

    private IReadOnlyList<Instruction> ReverseApply(Ir.Apply apply, Adjoints adjoints)
    {
        if (adjoints.Find(apply.Result) is { } adjoint)
        {
            var operands = apply.Operands.Items.Select(operand => new Expr(Builder, operand)).ToList();
            for (var i = 0; i < operands.Count; i++)
            {
                var known = Builder.ValueCount;
                if (HasAdjoint(apply.Operands[i])
                    && RuleBook.Contribution(apply.Op, i, new Expr(Builder, adjoint), operands, new Expr(Builder, apply.Result)) is { } contribution)
                {
                    adjoints.Add(apply.Operands[i], contribution.Id, isFresh: contribution.Id.Index >= known);
                }
            }
        }

        return [apply];
    }
}
