using Micrograd.Reliability.RealCode;

return args switch
{
    ["code", .. var folders] => await RealCodeReport.Print(folders is [] ? ["src", "benchmarks", "samples", "tests"] : folders) ? 0 : 1,
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        Usage: dotnet run --project tools/Micrograd.Reliability -- code [folder …]    marks all methods of real sources; default: this repository's
        """);
    return 2;
}
