namespace Micrograd.AdBench;

/// <summary>The instances that come with this project: see Data/NOTICE.md.</summary>
public static class Instances
{
    /// <summary>The path of a file or folder, for example <c>gmm/test.txt</c>.</summary>
    /// <param name="name">Its path in the folder Data.</param>
    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);
}
