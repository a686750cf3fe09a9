using Micrograd.Compiler.Ir;

namespace Micrograd.Compiler.Emission.Variables;

/// <summary>Gives every variable a name that is free where it stands: parameters first, then the user's locals, then what derivation made.</summary>
internal sealed class NameAllocator(FunctionShape shape, VariableAssignment variables, Declarations declarations, Scopes scopes)
{
    private readonly Dictionary<(Scope Scope, string Name), int> _next = [];
    private readonly Dictionary<ValueId, ValueId> _saved = Saved(shape);
    private readonly HashSet<string> _users = [.. shape.Function.Values.Select(value => value.Name).OfType<string>()];

    /// <summary>Names all variables.</summary>
    /// <param name="parameters">Names of the parameters, which are kept.</param>
    /// <param name="reserved">Names that text in the body refers to.</param>
    /// <param name="wishes">Names for values that have none of their own.</param>
    public void Run(IReadOnlyList<string> parameters, IEnumerable<string> reserved, IReadOnlyDictionary<ValueId, string> wishes)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            scopes.Root.TryDeclare(parameters[i]);
            if (variables[shape.Function.Parameters[i]] is { } variable)
            {
                variable.Name = parameters[i];
            }
        }

        foreach (var name in reserved)
        {
            scopes.Root.TryDeclare(name);
        }

        var counters = Counters(shape.Body);
        var order = variables.Variables.Where(variable => variable.Name.Length == 0).OrderBy(declarations.PositionOf).ToList();
        foreach (var variable in order.Where(IsUsers).Concat(order.Where(IsDerived)).Concat(order.Where(variable => variable.Wish is null)).ToList())
        {
            var scope = declarations.ScopeOf(variable);
            variable.Name = counters.Contains(variable) && variable.Wish is null ? Counter(scope) : Allocate(scope, WishFor(variable, wishes));
        }
    }

    private bool IsUsers(Variable variable) => variable.Wish is not null && variable.Members.Any(IsPrimal);

    private bool IsDerived(Variable variable) => variable.Wish is not null && !variable.Members.Any(IsPrimal);

    private bool IsPrimal(ValueId value) => value.Index < shape.Function.Values.Count && shape[value].Role == ValueRole.Primal;

    private string WishFor(Variable variable, IReadOnlyDictionary<ValueId, string> wishes)
    {
        if (variable.Wish is { } wish)
        {
            return wish;
        }

        foreach (var member in variable.Members)
        {
            if (wishes.TryGetValue(member, out var name))
            {
                return name;
            }
        }

        var definition = variable.Members
            .Select(member => member.Index < shape.Function.Values.Count ? shape.Definitions[member.Index]?.Instruction : null)
            .FirstOrDefault(instruction => instruction is not null and not (For or While));
        return definition is Reserve reserve && _saved.TryGetValue(reserve.Result, out var saved) ? NameOf(saved, IrType.Double, shape.Definitions[saved.Index]?.Instruction) + "_at"
            : NameOf(variable.Members[0], variable.Type, definition);
    }

    /// <summary>A name after what defines a value; what was saved has that of what saved it.</summary>
    private string NameOf(ValueId value, IrType type, Instruction? definition)
    {
        if (definition is Load load)
        {
            if (_saved.TryGetValue(load.Memory, out var saved) && saved != value)
            {
                return shape[saved].Name ?? NameOf(saved, shape[saved].Type, shape.Definitions[saved.Index]?.Instruction);
            }

            if (NameOf(load.Memory) is { } memory)
            {
                return shape[load.Memory].Type is ArrayType { Struct: { } whole } && shape.Definitions[load.Indices[load.Indices.Count - 1].Index]?.Instruction is Constant leaf
                    ? ElementNames.For(memory + whole.Leaves.ElementAt((int)leaf.Value.Bits).Name, load.Indices.Take(load.Indices.Count - 1).Select(NameOfIndex))
                    : ElementNames.For(memory, load.Indices.Select(NameOfIndex));
            }
        }

        // "sum2" would look like a version of the user's "sum".
        var operation = OperationNames.For(definition, type);
        return _users.Contains(operation) ? OperationNames.Instead(operation) : operation;
    }

    /// <summary>What is stored in each workspace of the tape.</summary>
    private static Dictionary<ValueId, ValueId> Saved(FunctionShape shape)
    {
        HashSet<ValueId> workspaces = [.. shape.Function.Body.Descendants().OfType<Reserve>().Select(reserve => reserve.Result)];
        return shape.Function.Body.Descendants().OfType<Store>().Where(store => workspaces.Contains(store.Memory))
            .GroupBy(store => store.Memory).Where(stores => stores.Count() == 1).ToDictionary(stores => stores.Key, stores => stores.First().Value);
    }

    private string? NameOf(ValueId value) => variables[value]?.Name is { Length: > 0 } name ? name : null;

    private string? NameOfIndex(ValueId index) => shape.Definitions[index.Index]?.Instruction switch
    {
        Constant constant => constant.Value.Bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Apply { Op: OpCode.Add } next when IsOne(next.Operands[1]) => "next",
        Apply { Op: OpCode.Subtract } previous when IsOne(previous.Operands[1]) => shape.Definitions[previous.Operands[0].Index]?.Instruction is Length ? "last" : "previous",
        _ => NameOf(index),
    };

    private bool IsOne(ValueId value) => shape.Definitions[value.Index]?.Instruction is Constant { Value.Bits: 1 };

    private string Counter(Scope scope)
    {
        foreach (var name in (string[])["i", "j", "k"])
        {
            if (scope.TryDeclare(name))
            {
                return name;
            }
        }

        return Allocate(scope, "i");
    }

    private string Allocate(Scope scope, string wish)
    {
        if (scope.TryDeclare(wish))
        {
            return wish;
        }

        // Several versions at once: x, x2, x3… Where the name ends in a digit already, x1_2.
        var stem = char.IsDigit(wish[wish.Length - 1]) ? wish + "_" : wish;
        _next.TryGetValue((scope, wish), out var next);
        next = Math.Max(next, 2);
        while (!scope.TryDeclare(stem + next))
        {
            next++;
        }

        _next[(scope, wish)] = next + 1;
        return stem + next;
    }

    private HashSet<Variable> Counters(BlockShape block)
    {
        var counters = new HashSet<Variable>();
        var pending = new Stack<BlockShape>([block]);
        while (pending.Count > 0)
        {
            foreach (var instruction in pending.Pop().Instructions)
            {
                if (instruction.Instruction is For loop && variables[loop.Counter] is { } counter)
                {
                    counters.Add(counter);
                }

                foreach (var inner in instruction.Blocks)
                {
                    pending.Push(inner);
                }
            }
        }

        return counters;
    }
}
