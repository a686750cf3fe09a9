using Library;
using Micrograd;

var distance = Squares.DistanceWithGradient(3, 4);
Console.WriteLine($"{distance.Value} {distance.X} {distance.Y}");

var gradient = new double[3];
var sum = Squares.SumWithGradient([1, 2, 3], gradient);
Console.WriteLine($"{sum} {string.Join(' ', gradient)}");

// The runtime comes with the library.
var x = new Value(5);
(x * x).Backward();
Console.WriteLine(x.Grad);
