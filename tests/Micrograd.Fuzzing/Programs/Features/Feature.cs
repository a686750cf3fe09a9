namespace Micrograd.Fuzzing.Programs;

/// <summary>A part of the language that only some programs use. Each answer is null where the feature has nothing to offer.</summary>
internal abstract class Feature
{
    /// <summary>Whether it stands on variables of F, so that helpers do not have it.</summary>
    public virtual bool IsOfMain => true;

    /// <summary>Parameters of F that it needs.</summary>
    public virtual IEnumerable<(string Name, ParameterForm Form)> Parameters => [];

    /// <summary>Helpers beside F.</summary>
    public virtual IEnumerable<Fragment> Members() => [];

    /// <summary>Declarations at the start of F.</summary>
    /// <param name="scope">What F sees.</param>
    public virtual IEnumerable<Fragment> Locals(RandomScope scope) => [];

    /// <summary>A number.</summary>
    public virtual Fragment? Real(RandomScope scope, int depth) => null;

    /// <summary>An <c>int</c>.</summary>
    public virtual Fragment? Integer(RandomScope scope, int depth) => null;

    /// <summary>A condition.</summary>
    public virtual Fragment? Boolean(RandomScope scope, int depth) => null;

    /// <summary>A <c>Vec</c>.</summary>
    public virtual Fragment? Vector(RandomScope scope, int depth) => null;

    /// <summary>A statement.</summary>
    public virtual Fragment? Statement(RandomScope scope, RandomStatements statements) => null;
}
