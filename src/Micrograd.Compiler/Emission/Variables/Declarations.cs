using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Where each variable is declared: at its first assignment if that encloses all its uses, otherwise before the statement that needs it first.</summary>
internal sealed class Declarations
{
    private readonly FunctionShape _shape;
    private readonly Folding _folding;
    private readonly Liveness _liveness;
    private readonly VariableAssignment _variables;
    private readonly Scopes _scopes;
    private readonly Dictionary<Variable, Occurrence> _first = [];
    private readonly Dictionary<Variable, Scope> _common = [];
    private readonly Dictionary<(BlockShape Block, int Position), List<Variable>> _before = [];

    /// <summary>Follows every occurrence of every variable.</summary>
    public Declarations(FunctionShape shape, Folding folding, Liveness liveness, VariableAssignment variables, Scopes scopes)
    {
        _shape = shape;
        _folding = folding;
        _liveness = liveness;
        _variables = variables;
        _scopes = scopes;
        Visit(shape.Body);
        foreach (var variable in variables.Variables)
        {
            if (!variable.IsParameter && _first.TryGetValue(variable, out var first))
            {
                Place(variable, first);
            }
        }
    }

    /// <summary>The braces that a variable is declared in.</summary>
    public Scope ScopeOf(Variable variable) => variable.IsParameter || !_common.TryGetValue(variable, out var scope) ? _scopes.Root : scope;

    /// <summary>Where a variable occurs first.</summary>
    public int PositionOf(Variable variable) => variable.IsParameter ? -1 : _first.TryGetValue(variable, out var first) ? first.Position : int.MaxValue;

    /// <summary>The variables to declare, without a value, before the statement at a position.</summary>
    public IReadOnlyList<Variable> Before(BlockShape block, int position) =>
        _before.TryGetValue((block, position), out var variables) ? variables : [];

    private void Place(Variable variable, Occurrence first)
    {
        var scope = _common[variable];
        if (first.IsDefinition && _scopes[first.Block] == scope)
        {
            return;
        }

        var (block, position) = (first.Block, first.Position);
        while (_scopes[block] != scope)
        {
            position = block.Owner!.Start;
            block = block.Parent!;
        }

        if (!_before.TryGetValue((block, position), out var known))
        {
            _before[(block, position)] = known = [];
        }

        known.Add(variable);
    }

    private void Visit(BlockShape block)
    {
        foreach (var shape in block.Instructions)
        {
            if (_folding.IsSilent(shape))
            {
                continue;
            }

            var isExpression = _folding.IsExpression(shape);
            Read(isExpression ? Liveness.Inside(shape) : shape.Operands, block, shape.Start);
            if (shape.Blocks.Count == 0 || isExpression)
            {
                Write(shape.Instruction.Results, block, shape.Start, true);
                continue;
            }

            VisitInside(shape, block);
        }

        Read(block.EndOperands, block, block.End);
        if (block.Returned is not null && block.ReturningArms is null)
        {
            Write(_variables.Outs, block, block.End, true);
        }
    }

    private void VisitInside(InstructionShape shape, BlockShape block)
    {
        if (shape.Instruction is For loop)
        {
            Write(loop.Body.Parameters, block, shape.Start, true);
            Write([loop.Counter], shape.Blocks[0], shape.Blocks[0].Start, true);
        }
        else if (shape.Instruction is While other)
        {
            Write(other.Body.Parameters, block, shape.Start, true);
        }

        foreach (var inner in shape.Blocks)
        {
            Visit(inner);
            if (inner.Kind == BlockKind.Arm && inner.Returned is null && !inner.Throws)
            {
                Write(shape.Instruction.Results, inner, inner.End, true);
            }
        }

        if (block.ReturningArms != shape)
        {
            Write(shape.Instruction.Results, block, shape.End, false);
        }
    }

    private void Read(IEnumerable<ValueId> operands, BlockShape block, int position)
    {
        foreach (var value in _liveness.Read(operands))
        {
            Occur(value, new Occurrence(block, position, false));
        }
    }

    private void Write(IReadOnlyList<ValueId> values, BlockShape block, int position, bool isDefinition)
    {
        foreach (var value in values)
        {
            Occur(value, new Occurrence(block, position, isDefinition));
        }
    }

    private void Occur(ValueId value, Occurrence occurrence)
    {
        if (_variables[value] is not { } variable)
        {
            return;
        }

        if (!_first.TryGetValue(variable, out var first) || occurrence.Position < first.Position)
        {
            _first[variable] = occurrence;
        }

        var scope = _scopes[occurrence.Block];
        _common[variable] = _common.TryGetValue(variable, out var common) ? Scope.Common(common, scope) : scope;
    }

    private readonly record struct Occurrence(BlockShape Block, int Position, bool IsDefinition);
}
