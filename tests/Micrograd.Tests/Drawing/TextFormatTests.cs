namespace Micrograd.Tests.Drawing;

public class TextFormatTests
{
    [Fact]
    public void Dot_has_micrograds_records_and_ellipses()
    {
        var loss = Graphs.FirstLesson();
        loss.Backward();

        Assert.Equal(
            """
            digraph {
              rankdir=LR;
              v0 [shape=record, label="{ a | data 2 | grad 6 }"];
              v1 [shape=record, label="{ b | data -3 | grad -4 }"];
              v2 [shape=record, label="{ e | data -6 | grad -2 }"];
              o2 [label="×"];
              o2 -> v2;
              v0 -> o2;
              v1 -> o2;
              v3 [shape=record, label="{ c | data 10 | grad -2 }"];
              v4 [shape=record, label="{ d | data 4 | grad -2 }"];
              o4 [label="+"];
              o4 -> v4;
              v2 -> o4;
              v3 -> o4;
              v5 [shape=record, label="{ f | data -2 | grad 4 }"];
              v6 [shape=record, label="{ L | data -8 | grad 1 }"];
              o6 [label="×"];
              o6 -> v6;
              v4 -> o6;
              v5 -> o6;
            }

            """,
            loss.ToDot());
    }

    [Fact]
    public void Mermaid_has_boxes_and_rounded_operations()
    {
        var y = new Value(2, "x").Exp().Named("y");

        Assert.Equal(
            "flowchart LR\n  v0[\"x | data 2 | grad \"]\n  v1[\"y | data 7.3891 | grad \"]\n  o1([\"exp\"]) --> v1\n  v0 --> o1\n",
            y.ToMermaid());
    }

    [Fact]
    public void Gradients_are_blank_before_Backward()
    {
        Assert.Contains("{ a | data 2 | grad  }", Graphs.FirstLesson().ToDot());
        Assert.Contains("[\"a | data 2 | grad \"]", Graphs.FirstLesson().ToMermaid());
    }

    [Fact]
    public void What_means_something_to_the_format_is_escaped()
    {
        var y = new Value(1, "{a|b} <\"c\\\"> & #1;").Exp();

        Assert.Contains("\\{a\\|b\\} \\<\\\"c\\\\\\\"\\> &amp; #1;", y.ToDot());
        Assert.Contains("#123;a#124;b#125; #60;#34;c#92;#34;#62; #38; #35;1#59;", y.ToMermaid());
    }

    [Fact]
    public void Titles_stand_above()
    {
        Assert.Contains("label=\"A \\\"title\\\"\";", Graphs.FirstLesson().ToDot(new() { Title = "A \"title\"" }));
        Assert.StartsWith("---\ntitle: \"A \\\"title\\\"\"\n---\nflowchart LR\n", Graphs.FirstLesson().ToMermaid(new() { Title = "A \"title\"" }));
    }
}
