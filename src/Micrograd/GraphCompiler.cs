using Micrograd.Networks;

namespace Micrograd;

/// <summary>Turns a graph into a flat list of instructions.</summary>
internal sealed class GraphCompiler
{
    private readonly Dictionary<Value, int> _slots = [];
    private readonly List<double> _leaves = [];
    private readonly List<Instruction> _instructions = [];
    private readonly List<int> _lists = [];
    private readonly List<LayerBatch> _batches = [];
    private readonly Dictionary<LayerBatch, LayerBatch> _copies = [];

    private GraphCompiler()
    {
    }

    public static CompiledGraph Compile(Value result, ReadOnlySpan<Value> inputs, ReadOnlySpan<Value> parameters, bool shapeIsFixed)
    {
        var compiler = new GraphCompiler();
        compiler.AddLeaves(inputs, nameof(inputs), shapeIsFixed);
        compiler.AddLeaves(parameters, nameof(parameters), shapeIsFixed);
        var changing = compiler._leaves.Count;
        var order = result.ResultsFirst();
        order.Reverse();
        foreach (var node in order)
        {
            if (!shapeIsFixed && node != result && node.WasRead)
                throw Steered(node);
            foreach (var operand in node.OperandArray())
                compiler.AddConstant(operand, node, inputs.Length, changing);
        }

        // Slots of results come after those of all leaves.
        if (result.IsLeaf && !compiler._slots.ContainsKey(result))
            compiler.AddLeaf(result);
        var chains = new ProductChains(order);
        order.RemoveAll(chains.IsInside);
        foreach (var node in order)
            compiler._slots.Add(node, compiler._slots.Count);
        foreach (var node in order)
            compiler._instructions.Add(chains.IsSum(node, out var start, out var products) ? compiler.TranslateSum(start, products) : compiler.Translate(node));
        return new(
            [.. compiler._instructions], [.. compiler._lists], [.. compiler._batches], [.. compiler._leaves],
            inputs.Length, parameters.ToArray(), compiler._slots[result]);
    }

    private static InvalidOperationException Steered(Value node) => new(
        $"Data of {node} was read while the graph was being made. If that decided what was made (an if, a loop, a number put back in), a program " +
        "would repeat the decision whatever the inputs. Use Max, Min, Clamp, Relu or Abs instead of if; compile before reading; pass " +
        "shapeIsFixed: true if it was only shown; or use Value.Compile(build, …), which makes the graph at several points and compares.");

    private void AddLeaves(ReadOnlySpan<Value> leaves, string name, bool shapeIsFixed)
    {
        for (var i = 0; i < leaves.Length; i++)
        {
            var leaf = leaves[i] ?? throw new ArgumentException($"{name}[{i}] is null.", name);
            if (!leaf.IsLeaf)
                throw new ArgumentException($"{name}[{i}] is {leaf}, which was computed from other values. Give the leaves of the graph.", name);
            if (_slots.ContainsKey(leaf))
                throw new ArgumentException($"{name}[{i}] stands twice among inputs and parameters.", name);
            if (!shapeIsFixed && leaf.WasRead)
                throw Steered(leaf);
            AddLeaf(leaf);
        }
    }

    private void AddConstant(Value operand, Value result, int inputs, int changing)
    {
        if (!operand.IsLeaf)
            return;
        if (result.Operation == Operation.LayerBatch && !(_slots.TryGetValue(operand, out var slot) && slot >= inputs && slot < changing))
        {
            throw new ArgumentException(
                "The graph has a layer over a batch whose parameters are not among the parameters. Give all of them: model.Parameters.", "parameters");
        }

        if (!_slots.ContainsKey(operand))
            AddLeaf(operand);
    }

    private void AddLeaf(Value leaf)
    {
        _slots.Add(leaf, _slots.Count);
        _leaves.Add(leaf.Number);
    }

    private Instruction Translate(Value node)
    {
        var (first, second, more) = node.Parts;
        var constant = more?.Constant ?? 0;
        if (node.Operation == Operation.LayerBatch)
            return new(node.Operation, List(more!.First!), more.First!.Length, Batch(more.Batch!), 0);
        if (more?.First is { } terms)
        {
            var start = List(terms);
            if (more.Second is { } factors)
                List(factors);
            return new(node.Operation, start, terms.Length, Slot(first), 0);
        }

        // An output refers to its layer by number: its operand has no number of its own.
        if (node.Operation == Operation.BatchOutput)
            return new(node.Operation, node.BatchIndex, -1, Batch(first!.Batch!), 0);
        return new(node.Operation, Slot(first), Slot(second), Slot(more?.Third), constant);
    }

    private Instruction TranslateSum(Value start, List<Value> products)
    {
        var first = List([.. products.Select(product => product.Parts.First!)]);
        List([.. products.Select(product => product.Parts.Second!)]);
        return new(Operation.Affine, first, products.Count, Slot(start), 0);
    }

    private int Slot(Value? operand) => operand is null ? -1 : _slots[operand];

    private int List(Value[] operands)
    {
        var start = _lists.Count;
        foreach (var operand in operands)
            _lists.Add(_slots[operand]);
        return start;
    }

    // The program has buffers of its own, so that running it leaves the graph as it is.
    private int Batch(LayerBatch batch)
    {
        if (!_copies.TryGetValue(batch, out var copy))
        {
            copy = batch.Copy(batch.Before is { } before ? _copies[before] : null);
            _copies.Add(batch, copy);
            _batches.Add(copy);
        }

        return _batches.IndexOf(copy);
    }
}
