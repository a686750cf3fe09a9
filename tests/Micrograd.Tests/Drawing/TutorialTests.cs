using System.Globalization;

namespace Micrograd.Tests.Drawing;

public class TutorialTests
{
    private static readonly Dictionary<string, Tutorial> s_tutorials = new()
    {
        ["the derivative"] = new("tutorial-1-the-derivative.md", "Tutorial1.cs", Samples.Tutorial1.Run),
        ["the network"] = new("tutorial-2-the-network.md", "Tutorial2.cs", Samples.Tutorial2.Run),
    };

    public static TheoryData<string> Names => [.. s_tutorials.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_goes_through_the_whole_program(string name) => Assert.Equal(s_tutorials[name].Code, s_tutorials[name].CodeInText);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_shows_the_real_output_and_pictures(string name)
    {
        var tutorial = s_tutorials[name];
        var culture = CultureInfo.CurrentCulture;
        var output = tutorial.Run();
        CultureInfo.CurrentCulture = culture;
        if (Tutorial.Updates)
        {
            tutorial.Update(output);
            foreach (var picture in tutorial.Pictures)
                File.WriteAllText(Tutorial.PictureInDocs(picture), Tutorial.Drawn(picture));
        }

        Assert.Equal(output, tutorial.OutputInText);
        Assert.NotEmpty(tutorial.Pictures);
        Assert.All(tutorial.Pictures, picture => Assert.Equal(Tutorial.Drawn(picture), File.ReadAllText(Tutorial.PictureInDocs(picture))));
    }
}
