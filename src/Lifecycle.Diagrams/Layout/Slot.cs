namespace Lifecycle.Diagrams;

/// <summary>The part of a row that belongs to a cluster, or the whole row. Nothing foreign is in between.</summary>
internal sealed class Slot(LayoutBox? cluster) : RowPart
{
    /// <summary>The cluster; null for the whole row.</summary>
    public LayoutBox? Cluster => cluster;

    /// <summary>Items, and slots of the clusters within this one, from left to right.</summary>
    public List<RowPart> Parts { get; set; } = [];

    public IEnumerable<RowItem> Items() => Parts.SelectMany(ItemsOf);

    public IEnumerable<Slot> Slots() => Parts.OfType<Slot>().SelectMany(slot => slot.Slots()).Prepend(this);

    public static IEnumerable<RowItem> ItemsOf(RowPart part) => part is Slot slot ? slot.Items() : [(RowItem)part];
}
