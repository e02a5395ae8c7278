namespace Lifecycle.Diagrams;

/// <summary>A picture with places for everything in it.</summary>
internal sealed class SvgPicture
{
    public const int StageFont = 14;
    public const int ArrowFont = 12;
    private const int WidestStage = 160;
    private const int WidestArrow = 130;
    private const int WidestTitle = 260;
    private const int LeastStage = 64;
    private const int MarkerSize = 10;
    private const int DistanceOfArrows = 10;

    private readonly Dictionary<Node, LayoutBox> _boxes = [];
    private readonly List<LayoutBox> _all = [];
    private readonly List<LayoutBox> _markers = [];

    public SvgPicture(Picture picture)
    {
        IsTurned = picture.Direction == DiagramDirection.LeftToRight;
        var leaving = picture.Arrows.ToLookup(arrow => arrow.From);
        var coming = picture.Arrows.ToLookup(arrow => arrow.To);
        foreach (var node in picture.Nodes())
            Add(node, Math.Max(leaving[node].Count(), coming[node].Count()));

        var edges = picture.Arrows.Select(arrow => (Arrow: arrow, Text: TextOf(arrow), Edge: EdgeOf(arrow))).ToArray();
        Arrows = [.. edges];
        var starts = new List<LayoutEdge> { Mark(null, _boxes[picture.Initial]) };
        foreach (var node in picture.Nodes().Where(node => node.Initial is not null))
        {
            _boxes[node].Entrance = _boxes[node.Initial!];
            starts.Add(Mark(_boxes[node], _boxes[node.Initial!]));
        }

        Starts = starts;
        var size = LayeredLayout.Run(new(
            _all, [.. starts, .. edges.Select(each => each.Edge)], _boxes[picture.Initial], !IsTurned));
        Size = IsTurned ? size.Turned() : size;
    }

    public LayoutSize Size { get; }

    public IReadOnlyList<(Arrow Arrow, TextBlock Text, LayoutEdge Edge)> Arrows { get; }

    /// <summary>The arrows from the marks to the stages that are entered first.</summary>
    public IReadOnlyList<LayoutEdge> Starts { get; }

    public IReadOnlyList<LayoutBox> Markers => _markers;

    private bool IsTurned { get; }

    public LayoutArea AreaOf(Node node) => Turn(_boxes[node].Area);

    public LayoutArea TitleOf(Node node) => Turn(_boxes[node].Title);

    public LayoutArea Turn(LayoutArea area) => IsTurned ? area.Turned() : area;

    public IEnumerable<LayoutPoint> Turn(IEnumerable<LayoutPoint> line) =>
        IsTurned ? line.Select(point => point.Turned()) : line;

    public static TextBlock TextOf(Node node) => node.Children.Count > 0
        ? TextBlock.Of(node.Label, StageFont, WidestTitle)
        : TextBlock.Of(node.Label, node.IsChoice ? ArrowFont : StageFont, WidestStage);

    private static TextBlock TextOf(Arrow arrow) => TextBlock.Of(arrow.Label, ArrowFont, WidestArrow);

    private void Add(Node node, int mostArrows)
    {
        var text = TextOf(node).Size;
        var size = node.Children.Count > 0 ? text
            : node.IsChoice ? new(text.Width + 24, text.Height + 10)
            : new(Math.Max(LeastStage, text.Width + 28), text.Height + (node.IsTerminal ? 22 : 18));
        if (IsTurned && node.Children.Count == 0)
            size = size with { Height = Math.Max(size.Height, HeightFor(mostArrows)) };

        var parent = node.Parent is { } superstage ? _boxes[superstage] : null;
        var box = new LayoutBox(parent) { Size = IsTurned ? size.Turned() : size };
        parent?.Children.Add(box);
        _boxes.Add(node, box);
        _all.Add(box);
    }

    /// <summary>The height for the arrows at one side of a stage.</summary>
    private static int HeightFor(int mostArrows) => (2 * Spacing.Corner) + (DistanceOfArrows * (mostArrows - 1));

    private LayoutEdge EdgeOf(Arrow arrow)
    {
        var size = TextOf(arrow).Size;
        if (IsTurned && size.Width > 0)
            size = size with { Width = size.Width + 6 };

        return new(_boxes[arrow.From], _boxes[arrow.To], IsTurned ? size.Turned() : size)
        {
            IsReturn = arrow.From.IsChoice,
        };
    }

    private LayoutEdge Mark(LayoutBox? parent, LayoutBox entrance)
    {
        var marker = new LayoutBox(parent)
        {
            Size = new(MarkerSize, MarkerSize),
            IsMarker = true,
            Entrance = entrance,
        };
        parent?.Children.Add(marker);
        _all.Add(marker);
        _markers.Add(marker);
        return new(marker, entrance, default);
    }
}
