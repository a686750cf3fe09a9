namespace Micrograd;

/// <summary>What only few nodes have: a label, a third operand or many, a constant, a batch.</summary>
internal sealed class NodeExtras
{
    public string? Label;

    /// <summary>The third of three operands.</summary>
    public Value? Third;

    /// <summary>Of an operation with any number of operands the operands, or the first half of them. Shared with other nodes, never written.</summary>
    public Value[]? First;

    /// <summary>Of a sum of products the second factors. Shared with other nodes, never written.</summary>
    public Value[]? Second;

    public double Constant;

    public Networks.LayerBatch? Batch;

    /// <summary>First, then Second, then the bias.</summary>
    public Value[] AllOperands(Value? bias)
    {
        ReadOnlySpan<Value> last = bias is null ? [] : [bias];
        return [.. First!, .. Second ?? [], .. last];
    }
}
