using System;
using Micrograd;

namespace Loops;

public static partial class FixedPoints
{
    /// <summary>Solves E − e·sin E = M for E.</summary>
    [Differentiable]
    public static double Kepler(double meanAnomaly, double eccentricity)
    {
        var anomaly = meanAnomaly;
        double step;
        do
        {
            step = (anomaly - eccentricity * Math.Sin(anomaly) - meanAnomaly) / (1 - eccentricity * Math.Cos(anomaly));
            anomaly -= step;
        }
        while (Math.Abs(step) > 1e-12);
        return anomaly;
    }
}

// at Loops.FixedPoints.Kepler(1, 0.3)
// at Loops.FixedPoints.Kepler(-2, 0.7)
// at Loops.FixedPoints.Kepler(0.1, 0)
// saves cosine, sine, step
