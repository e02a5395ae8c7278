using Line = System.Collections.Generic.IReadOnlyList<(double X, double Y)>;

namespace Lifecycle.Diagrams.Tests.Layout;

/// <summary>What touches what.</summary>
internal static class Geometry
{
    public static bool Overlap(LayoutArea one, LayoutArea other) =>
        one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom && other.Top < one.Bottom;

    public static bool IsInside(LayoutArea inner, LayoutArea outer) =>
        inner.Left >= outer.Left && inner.Right <= outer.Right
        && inner.Top >= outer.Top && inner.Bottom <= outer.Bottom;

    /// <summary>Whether a line passes through an area, and not only along its border.</summary>
    public static bool PassesThrough(IReadOnlyList<LayoutPoint> line, LayoutArea area)
    {
        for (var index = 0; index + 1 < line.Count; index++)
        {
            if (DistanceOutside(line[index], line[index + 1], area) < -0.75)
                return true;
        }

        return false;
    }

    /// <summary>How far lines are from an area; 0 if they touch it.</summary>
    public static double Distance(IReadOnlyList<IReadOnlyList<LayoutPoint>> lines, LayoutArea area) =>
        Math.Max(0, lines.Min(line => line.Zip(line.Skip(1), (from, to) => DistanceOutside(from, to, area)).Min()));

    /// <summary>How often lines cross each other.</summary>
    public static int Crossings(IReadOnlyList<Line> lines)
    {
        var count = 0;
        for (var one = 0; one < lines.Count; one++)
        {
            for (var other = one + 1; other < lines.Count; other++)
                count += Crossings(lines[one], lines[other]);
        }

        return count;
    }

    private static int Crossings(Line one, Line other)
    {
        var count = 0;
        for (var i = 0; i + 1 < one.Count; i++)
        {
            for (var j = 0; j + 1 < other.Count; j++)
            {
                if (Side(one[i], one[i + 1], other[j]) * Side(one[i], one[i + 1], other[j + 1]) < 0
                    && Side(other[j], other[j + 1], one[i]) * Side(other[j], other[j + 1], one[i + 1]) < 0)
                {
                    count++;
                }
            }
        }

        return count;
    }

    private static double Side((double X, double Y) from, (double X, double Y) to, (double X, double Y) point) =>
        ((to.X - from.X) * (point.Y - from.Y)) - ((to.Y - from.Y) * (point.X - from.X));

    /// <summary>The least distance of points of a line to an area; less than 0 in it.</summary>
    private static double DistanceOutside(LayoutPoint from, LayoutPoint to, LayoutArea area)
    {
        var steps = 1 + ((Math.Abs(to.X - from.X) + Math.Abs(to.Y - from.Y)) / 2);
        var least = double.MaxValue;
        for (var step = 0; step <= steps; step++)
        {
            var x = from.X + ((to.X - from.X) * step / (double)steps);
            var y = from.Y + ((to.Y - from.Y) * step / (double)steps);
            var dx = Math.Max(area.Left - x, x - area.Right);
            var dy = Math.Max(area.Top - y, y - area.Bottom);
            least = Math.Min(least, dx <= 0 || dy <= 0 ? Math.Max(dx, dy) : Math.Sqrt((dx * dx) + (dy * dy)));
        }

        return least;
    }
}
