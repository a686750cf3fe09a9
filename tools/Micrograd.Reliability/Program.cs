using Micrograd.Reliability.RealCode;
using Micrograd.Reliability.Times;

return args switch
{
    ["code", .. var folders] => await RealCodeReport.Print(folders is [] ? ["src", "benchmarks", "samples", "tests"] : folders) ? 0 : 1,
    ["times"] => Times(),
    _ => Usage(),
};

static int Times()
{
    TimeTable.Print();
    Console.WriteLine();
    TimeTable.PrintCancellation();
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine(
        """
        Usage: dotnet run --project tools/Micrograd.Reliability -- code [folder …]    marks all methods of real sources; default: this repository's
               dotnet run --project tools/Micrograd.Reliability -- times             times generator and analyzer as programs grow
        """);
    return 2;
}
