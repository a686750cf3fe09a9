using System.Text.Json;
using Micrograd.Drawing;

namespace Micrograd.Tests.Drawing;

public class BackwardStepsTests
{
    public static TheoryData<string> Names => [.. FunctionCase.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_steps_end_with_the_gradients_of_Backward(string name)
    {
        var function = FunctionCase.All.Single(one => one.Name == name);
        foreach (var point in function.Points)
        {
            Value[] leaves = [.. point.Select((number, i) => new Value(number, $"x{i}"))];
            var result = function.Graph(leaves);
            var graph = GraphReader.Read(result, new());
            result.Backward();
            var totals = BackwardSteps.Of(graph).SelectMany(step => step.Contributions).GroupBy(share => graph.Values[share.Operand].Label).ToDictionary(group => group.Key ?? "", group => group.Last().Total);
            Assert.All(leaves, leaf => Assert.Equal(leaf.Grad, totals[leaf.Label!], 1e-12 * Math.Max(1, Math.Abs(leaf.Grad))));
        }
    }

    [Fact]
    public void Every_operation_has_a_text()
    {
        foreach (var operation in Enum.GetValues<Operation>().Where(operation => operation != Operation.Leaf))
        {
            var text = OperationText.Of(operation, 3, 3);
            Assert.False(string.IsNullOrEmpty(text.Symbol) || string.IsNullOrEmpty(text.Formula), $"{operation}");
            Assert.Equal(text.Names.Length, text.Partials.Length);
        }
    }

    [Fact]
    public void The_page_carries_each_rule_and_number_in_the_order_of_Backward()
    {
        var page = Graphs.FirstLesson().ToHtml();
        using var json = Json(page);
        var steps = json.RootElement.GetProperty("steps").EnumerateArray().ToArray();

        Assert.Equal([6, 4, 2], steps.Select(step => step.GetProperty("value").GetInt32()));
        var first = steps[0].GetProperty("shares")[0];
        Assert.Equal(("a", "b", "-2", "-2", "-2"), (Text(first, "symbol"), Text(first, "rule"), Text(first, "derivative"), Text(first, "amount"), Text(first, "total")));
        Assert.Equal("6", Text(steps[2].GetProperty("shares")[0], "total"));
        Assert.Equal("-4", Text(steps[2].GetProperty("shares")[1], "total"));

        static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
    }

    [Fact]
    public void The_page_begins_blank_also_after_Backward_and_changes_no_gradient()
    {
        var loss = Graphs.FirstLesson();
        var before = loss.ToHtml();
        loss.Backward();
        Assert.Equal(before, loss.ToHtml());
        Assert.Equal(1, loss.Grad);
        Assert.DoesNotContain("class=\"gradient\">1<", before);
    }

    [Fact]
    public void The_page_needs_no_network_and_no_label_can_break_out_of_it()
    {
        var page = (new Value(1, "</script><script>alert(1)</script>") * 2).ToHtml(new() { Title = "<img src=x>" });

        Assert.Contains("default-src 'none'", page);
        Assert.DoesNotContain("<script>alert", page);
        Assert.DoesNotContain("<img", page);
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal));
        Assert.DoesNotContain("https://", page);
        Assert.Equal(2, page.Split("</script>").Length - 1);
        using var json = Json(page);
        Assert.Equal("</script><script>alert(1)</script>", json.RootElement.GetProperty("values")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Boxes_have_room_for_every_number_on_the_way()
    {
        // The gradient of x is 5 at last, and 2.1235 before.
        static double Width(string page) => double.Parse(page.Split("class=\"frame\"")[1].Split("width=\"")[1].Split('"')[0], System.Globalization.CultureInfo.InvariantCulture);
        var x = new Value(1, "x");
        var changing = (x * 2.1235 + 0) + x * 2.8765;
        var steady = (x * 2 + 0) + x * 3;
        Assert.Contains("2.1235", changing.ToHtml());
        Assert.True(Width(changing.ToHtml()) > Width(steady.ToHtml()) + 20);
    }

    private static JsonDocument Json(string page)
    {
        const string Begin = "<script id=\"graph\" type=\"application/json\">";
        var start = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return JsonDocument.Parse(page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)]);
    }
}
