using System.Text.RegularExpressions;
using Micrograd.Reliability.Outcomes;
using Microsoft.CodeAnalysis;

namespace Micrograd.Reliability.RealCode;

/// <summary>Marks the methods of whole projects and says what became of them, and what most often stood in the way.</summary>
internal static partial class RealCodeReport
{
    private const int Reasons = 10;
    private const int Examples = 3;

    /// <summary>Prints the report; whether nothing went wrong.</summary>
    /// <param name="folders">Where the sources are.</param>
    public static async Task<bool> Print(IEnumerable<string> folders)
    {
        var methods = new List<MethodOutcome>();
        var problems = new List<string>();
        foreach (var program in folders.SelectMany(SourceFolder.Programs))
        {
            var outcome = await ProgramOutcome.Of(program);
            methods.AddRange(outcome.Methods);
            problems.AddRange(outcome.Problems);
            Console.WriteLine($"{outcome.Methods.Count,5} methods in {program.AssemblyName}{(outcome.Errors.Count > 0 ? $", which has {outcome.Errors.Count} errors of its own: {outcome.Errors[0]}" : "")}");
        }

        Console.WriteLine($"\n{methods.Count,5} methods");
        foreach (var kind in Enum.GetValues<OutcomeKind>())
        {
            Console.WriteLine($"{methods.Count(method => method.Kind == kind),5} {kind}");
        }

        Console.WriteLine("\nMethods by diagnostic: " + string.Join(", ", methods.SelectMany(method => method.Errors.Select(error => error.Id).Distinct()).CountBy(id => id).OrderBy(id => id.Key).Select(id => $"{id.Key} {id.Value}")));
        Console.WriteLine($"\nThe {Reasons} most frequent reasons, by methods:");
        var reasons = methods
            .SelectMany(method => method.Errors.DistinctBy(Shape).Select(error => (Shape: Shape(error), Error: error)))
            .GroupBy(reason => reason.Shape)
            .OrderByDescending(reason => reason.Count());
        foreach (var reason in reasons.Take(Reasons))
        {
            Console.WriteLine($"{reason.Count(),5} {reason.Key}");
            foreach (var same in reason.GroupBy(example => example.Error.GetMessage()).OrderByDescending(same => same.Count()).Take(Examples))
            {
                var position = same.First().Error.Location.GetLineSpan();
                Console.WriteLine($"      {same.Count(),4} {Path.GetFileName(position.Path)}({position.StartLinePosition.Line + 1}): {same.Key}");
            }
        }

        problems.ForEach(Console.Error.WriteLine);
        return problems.Count == 0;
    }

    /// <summary>The message without what is particular to one place.</summary>
    private static string Shape(Diagnostic error) => $"{error.Id} {Quoted().Replace(error.GetMessage(), "'…'")}";

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();
}
