using System.CommandLine;
using Micrograd.Compiler;
using Micrograd.Fuzzing;
using Micrograd.Fuzzing.Comparison;
using Micrograd.Fuzzing.Programs;

var count = new Option<int>("--long") { Description = "How many programs.", DefaultValueFactory = _ => 200_000 };
var seed = new Option<int>("--seed") { Description = "Which ones.", DefaultValueFactory = _ => 1 };
var first = new Option<int>("--from") { Description = "The number of the first." };
var minutes = new Option<double>("--minutes") { Description = "How long at most.", DefaultValueFactory = _ => 24 * 60 };
var passes = new Option<bool>("--passes") { Description = "Compare also what is derived with each pass switched off." };
var subject = new Option<Subject>("--subject") { Description = "What they are asked about: Gradient, SecondOrder, Pair (Jacobian and products of a tuple), Written (of a span), Few (of up to eight results at known places)." };
var show = new Option<int?>("--show") { Description = "Print the program of that number and what is generated for it." };
var file = new Option<FileInfo?>("--file") { Description = "Compare the program in a file: members of a class, among them F(double x, double y, int n, …)." };
var command = new RootCommand("Random programs: five ways to their derivatives are compared.") { count, seed, first, minutes, passes, subject, show, file };
command.SetAction(Run);
return command.Parse(args).Invoke();

int Run(ParseResult arguments)
{
    if (arguments.GetValue(show) is { } index)
    {
        var program = RandomMethod.Of(arguments.GetValue(seed), index, arguments.GetValue(subject));
        Console.WriteLine($"{program}\n{Batch.Generated(program)}");
        return 0;
    }

    if (arguments.GetValue(file) is { } source)
    {
        var program = FuzzedProgram.Of(source.Name, File.ReadAllText(source.FullName));
        Console.WriteLine(Batch.Generated(program));
        Console.WriteLine(Batch.Intermediate(program));
        var failure = Batch.Run([program], PassOptions.All, comparesPasses: true, new Tally())[0];
        Console.WriteLine(failure?.Text ?? "All answers agree.");
        return failure is null ? 0 : 1;
    }

    var campaign = new Campaign(arguments.GetValue(seed), arguments.GetValue(subject), PassOptions.All, arguments.GetValue(passes), Console.Out);
    campaign.Run(arguments.GetValue(first), arguments.GetValue(count), TimeSpan.FromMinutes(arguments.GetValue(minutes)));
    return campaign.Found.Count == 0 ? 0 : 1;
}
