namespace Micrograd.Fuzzing.Comparison;

/// <summary>How much was compared.</summary>
internal sealed class Tally
{
    /// <summary>Programs that were compiled and run.</summary>
    public int Programs { get; set; }

    /// <summary>Points at which they were evaluated.</summary>
    public long Points { get; set; }

    /// <summary>Points at which F itself throws: nothing is compared.</summary>
    public long Throwing { get; set; }

    /// <summary>Points of programs in single precision where the graph rounds a constant as F does, so that it cannot be compared with what does not round at all.</summary>
    public long Rounded { get; set; }

    /// <summary>Partial derivatives, each compared in reverse and forward mode, in the graph and in the interpreter.</summary>
    public long Partials { get; set; }

    /// <summary>Those that were compared with central differences too.</summary>
    public long Differences { get; set; }

    /// <summary>Those where no differences are possible: F is not smooth there, or takes another path close by.</summary>
    public long Rough { get; set; }

    /// <summary>Those where the graph has no answer, infinity times zero.</summary>
    public long Undefined { get; set; }

    /// <summary>Those where what cancels in the graph overflows, so that nothing is known of rounding.</summary>
    public long Overflowing { get; set; }

    /// <summary>Partial derivatives that are not 0.</summary>
    public long Nonzero { get; set; }

    /// <summary>Components of Hessian-vector products.</summary>
    public long SecondOrder { get; set; }

    /// <summary>Second derivatives that were compared with differences of the gradient.</summary>
    public long SecondDifferences { get; set; }

    /// <summary>Those of them that are not 0.</summary>
    public long SecondNonzero { get; set; }

    /// <summary>Entries of Jacobians, each compared forward, in reverse and in the whole.</summary>
    public long Entries { get; set; }

    /// <summary>Those of them that are not 0.</summary>
    public long NonzeroEntries { get; set; }

    /// <summary>Derivatives derived again with a pass switched off.</summary>
    public long Variants { get; set; }

    /// <summary>Time spent in binding, differentiation and emission.</summary>
    public TimeSpan Deriving { get; set; }

    /// <summary>Time spent in Roslyn's compilation of what comes out.</summary>
    public TimeSpan Compiling { get; set; }

    /// <summary>Time spent in running and comparing.</summary>
    public TimeSpan Comparing { get; set; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Programs:N0} programs at {Points:N0} points ({Throwing:N0} where F throws, {Rounded:N0} without a graph that does not round): {Partials:N0} partial derivatives ({Nonzero:N0} not 0), "
        + $"{Differences:N0} of them compared with differences, {Rough:N0} where F is not smooth, {Undefined + Overflowing:N0} without an answer in the graph; {Variants:N0} derivations with a pass switched off; {More}{Deriving.TotalSeconds:F0} s deriving, {Compiling.TotalSeconds:F0} s compiling, {Comparing.TotalSeconds:F0} s comparing";

    private string More => (SecondOrder > 0 ? $"{SecondOrder:N0} components of Hessian-vector products, {SecondDifferences:N0} second derivatives compared with differences ({SecondNonzero:N0} not 0); " : "")
        + (Entries > 0 ? $"{Entries:N0} entries of Jacobians ({NonzeroEntries:N0} not 0); " : "");
}
