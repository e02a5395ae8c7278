using System.Globalization;
using System.Text;

namespace Lifecycle.Diagrams;

/// <summary>Lines with rounded bends, and the heads of arrows, as data of paths.</summary>
internal static class SvgPath
{
    private const double Bend = 10;
    private const double HeadLength = 9;
    private const double HeadWidth = 3.5;

    /// <summary>A line.</summary>
    /// <param name="line">Its points.</param>
    /// <param name="hasHead">Whether to end before the head of an arrow.</param>
    public static string Of(LayoutPoint[] line, bool hasHead)
    {
        var points = Array.ConvertAll(line, point => ((double)point.X, (double)point.Y));
        if (hasHead)
            points[^1] = Towards(points[^1], points[^2], HeadLength - 2);

        var path = new StringBuilder("M").Append(Text(points[0]));
        for (var index = 1; index < points.Length - 1; index++)
        {
            var (before, bend, after) = (points[index - 1], points[index], points[index + 1]);
            var radius = Math.Min(Bend, Math.Min(Distance(before, bend), Distance(bend, after)) / 2);
            path.Append('L').Append(Text(Towards(bend, before, radius)))
                .Append('Q').Append(Text(bend)).Append(' ').Append(Text(Towards(bend, after, radius)));
        }

        return path.Append('L').Append(Text(points[^1])).ToString();
    }

    /// <summary>The head at the end of a line.</summary>
    public static string HeadOf(LayoutPoint[] line)
    {
        (double X, double Y) tip = (line[^1].X, line[^1].Y);
        var end = Towards(tip, (line[^2].X, line[^2].Y), HeadLength);
        var (dx, dy) = ((tip.X - end.X) / HeadLength * HeadWidth, (tip.Y - end.Y) / HeadLength * HeadWidth);
        return $"M{Text(tip)}L{Text((end.X - dy, end.Y + dx))}L{Text((end.X + dy, end.Y - dx))}Z";
    }

    private static (double X, double Y) Towards((double X, double Y) from, (double X, double Y) to, double distance)
    {
        var all = Distance(from, to);
        var share = all == 0 ? 0 : distance / all;
        return (from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));
    }

    private static double Distance((double X, double Y) one, (double X, double Y) other) =>
        Math.Sqrt(((one.X - other.X) * (one.X - other.X)) + ((one.Y - other.Y) * (one.Y - other.Y)));

    private static string Text((double X, double Y) point) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(point.X, 1)} {Math.Round(point.Y, 1)}");
}
