using System;
using Micrograd;

namespace Micrograd.Integration.Tests;

/// <summary>A network of 2 inputs and layers of 3 ReLU, 3 Linear, with 21 parameters.</summary>
public static partial class ExportedSeveral
{
    /// <summary>The outputs of the network.</summary>
    [Differentiable]
    public static double[] Predict(double x0, double x1)
    {
        // layer 1: 3 ReLU
        var h1_0 = ReLU(0.0 - 0.9467186739257933 * x0 + 1.6014369803040516 * x1);
        var h1_1 = ReLU(0.0 - 1.2944277375106306 * x0 + 0.7095066333270819 * x1);
        var h1_2 = ReLU(0.0 - 1.4369603829283224 * x0 - 0.8748900920247569 * x1);

        // layer 2: 3 Linear
        var y0 = 0.0 + 1.4117486989023798 * h1_0 - 0.8219476204808763 * h1_1 + 0.4012645299032412 * h1_2;
        var y1 = 0.0 - 0.11558717386086571 * h1_0 - 0.13256150303978675 * h1_1 - 0.014191084697004594 * h1_2;
        var y2 = 0.0 - 0.8705026339610872 * h1_0 + 0.9348553356491549 * h1_1 - 1.1608837235889282 * h1_2;

        return [y0, y1, y2];

        static double ReLU(double sum) => sum <= 0 ? 0 : sum;
    }
}
