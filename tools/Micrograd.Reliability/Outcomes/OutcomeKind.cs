namespace Micrograd.Reliability.Outcomes;

/// <summary>What became of a marked method. The first three are what may happen, the others are bugs.</summary>
public enum OutcomeKind
{
    /// <summary>Its derivatives were generated and compile.</summary>
    Differentiated,

    /// <summary>At least one error says why not.</summary>
    Diagnosed,

    /// <summary>The compiler itself reports an error in the program.</summary>
    LeftToCompiler,

    /// <summary>An exception, in binding or while deriving.</summary>
    Crashed,

    /// <summary>No derivatives, and nobody says why.</summary>
    Neither,

    /// <summary>Derivatives and an error.</summary>
    Both,

    /// <summary>What was generated does not compile.</summary>
    Broken,
}
