using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Micrograd.Generators.Tests.Infrastructure;

/// <summary>A test source in which <c>{|MG0002:code|}</c> marks where a diagnostic is expected.</summary>
internal sealed partial class Marked
{
    public Marked(string text)
    {
        var spans = new List<(string Id, TextSpan Span)>();
        for (var match = Mark().Match(text); match.Success; match = Mark().Match(text))
        {
            var code = match.Groups["code"].Value;
            var prefix = match.Groups["code"].Index - match.Index;
            spans = [.. spans.Select(inner => inner.Span.Start > match.Index ? (inner.Id, new TextSpan(inner.Span.Start - prefix, inner.Span.Length)) : inner)];
            spans.Add((match.Groups["id"].Value, new TextSpan(match.Index, code.Length)));
            text = text[..match.Index] + code + text[(match.Index + match.Length)..];
        }

        (Source, Expected) = (text, spans);
    }

    /// <summary>The source without marks.</summary>
    public string Source { get; }

    /// <summary>What is expected, in source order.</summary>
    public IReadOnlyList<(string Id, TextSpan Span)> Expected { get; }

    [GeneratedRegex(@"\{\|(?<id>MG\d{4}):(?<code>((?!\{\||\|\}).)*)\|\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
