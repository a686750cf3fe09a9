namespace Micrograd.Compiler.Ir;

/// <summary>How generated code takes a struct or tuple apart and puts it together. Plain data: values of the IR are its scalars, or arrays of it.</summary>
/// <param name="TypeName">The type as C# writes it.</param>
/// <param name="Form">How it is made.</param>
/// <param name="Members">Its fields, in order of declaration.</param>
public sealed record StructShape(string TypeName, StructForm Form, EquatableArray<StructMember> Members)
{
    /// <summary>The scalars in it, in order.</summary>
    public IEnumerable<StructPart> Leaves => Members.Items.SelectMany(member =>
    {
        var path = "." + member.Name;
        return member.Inner is { } inner
            ? inner.Leaves.Select(leaf => new StructPart(path + leaf.Path, leaf.Type, member.Access == MemberAccess.Field && leaf.IsSettable))
            : [new StructPart(path, member.Scalar!, member.Access != MemberAccess.ReadOnly)];
    });

    /// <summary>The pieces of the expression that makes one, one string or leaf each.</summary>
    /// <typeparam name="T">What leaves are.</typeparam>
    /// <param name="leaves">The scalars; null for <c>default</c>.</param>
    /// <param name="text">Makes a piece of text.</param>
    /// <param name="isTyped">Whether to name the type; otherwise the place it stands in tells.</param>
    public IEnumerable<T> Make<T>(IReadOnlyList<T?> leaves, Func<string, T> text, bool isTyped)
        where T : class
    {
        var offset = 0;
        var values = new List<(StructMember Member, IEnumerable<T> Value)>();
        foreach (var member in Members)
        {
            var count = member.Inner?.Leaves.Count() ?? 1;
            var own = leaves.Skip(offset).Take(count).ToList();
            offset += count;
            values.Add((member, own.All(leaf => leaf is null) ? [text("default")] : member.Inner is { } inner ? inner.Make(own, text, isTyped) : [own[0]!]));
        }

        var (open, close) = Form switch
        {
            StructForm.Tuple => ("(", ")"),
            StructForm.Constructor => (isTyped ? $"new {TypeName}(" : "new(", ")"),
            _ => (isTyped ? $"new {TypeName} {{ " : "new() { ", " }"),
        };
        var ordered = Form == StructForm.Constructor ? [.. values.OrderBy(value => value.Member.Position)] : values;
        yield return text(open);
        for (var i = 0; i < ordered.Count; i++)
        {
            var (member, value) = ordered[i];
            yield return text((i == 0 ? "" : ", ") + (Form == StructForm.Initializer ? member.Name + " = " : ""));
            foreach (var piece in value)
            {
                yield return piece;
            }
        }

        yield return text(close);
    }

    /// <summary>As <see cref="Make{T}"/>, as text.</summary>
    public string Text(IReadOnlyList<string?> leaves) => string.Concat(Make(leaves, text => text, isTyped: true));
}
