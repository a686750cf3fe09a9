using System.Text.RegularExpressions;
using Micrograd.Compiler.Emission;
using Micrograd.Compiler.Inlining;
using Micrograd.Compiler.Ir;
using Micrograd.Generators.Binding;
using Micrograd.Generators.Tests.Golden;
using Micrograd.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Micrograd.Generators.Tests.Binding;

/// <summary>What the analyzer looks at is what is generated: bound with a map to the source, the IR is the same but for its statements.</summary>
public partial class SourceMapTests
{
    public static TheoryData<string> Cases => [.. GoldenCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_map_changes_nothing_but_the_statements(string name)
    {
        foreach (var (plain, mapped, _) in Bindings(new GoldenCase(name).Source))
        {
            Assert.Equal(Text(plain.Primal), Text(mapped.Primal));
            Assert.Equal(plain.Signature, mapped.Signature);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_instruction_of_the_source_leads_back_to_it_and_every_loop_to_a_loop_or_to_a_call_like_Fill(string name)
    {
        foreach (var (_, mapped, sources) in Bindings(new GoldenCase(name).Source))
        {
            var derived = DerivedModules.Of(mapped with { Primal = Inliner.Run(mapped.Primal) });
            foreach (var module in new[] { mapped.Primal, derived.Gradient, derived.Vjp }.OfType<Module>())
            {
                foreach (var (function, instruction) in module.Helpers.Items.Prepend(module.Main).SelectMany(function => function.Body.Descendants().Select(instruction => (function, instruction))))
                {
                    var syntax = sources.Find(function, instruction);
                    Assert.False(instruction is For or While && syntax is not (null or StatementSyntax or InvocationExpressionSyntax or CastExpressionSyntax { Expression: InvocationExpressionSyntax }), $"A loop comes from '{syntax}'.");
                    Assert.False(module == mapped.Primal && instruction is Apply { Op: > OpCode.Convert } or Call or For or While && syntax is null, $"'{instruction}' comes from nowhere.");
                }
            }
        }
    }

    private static IEnumerable<(DifferentiableMethod Plain, DifferentiableMethod Mapped, SourceMap Sources)> Bindings(string source)
    {
        var compilation = Compilations.Create(source).Valid();
        foreach (var method in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Member).OfType<IMethodSymbol>())
        {
            var sources = new SourceMap();
            if (MethodBinder.Bind(method, compilation, CancellationToken.None).Method is { } plain)
            {
                yield return (plain, MethodBinder.Bind(method, compilation, CancellationToken.None, sources).Method!, sources);
            }
        }
    }

    private static string Text(Module module) => Statement().Replace(TextPrinter.Print(module), "");

    [GeneratedRegex(@" +""[^\n]*$", RegexOptions.Multiline)]
    private static partial Regex Statement();
}
