namespace Lifecycle.Diagrams;

/// <summary>An order to begin with: that in which a walk along the edges comes to the items.</summary>
internal static class FirstOrder
{
    public static void Apply(Rows rows, RowOrder order, bool isReversed)
    {
        var places = new Dictionary<RowPart, int>();
        foreach (var item in rows.All.SelectMany(row => row.Items()))
            Walk(item);

        for (var row = 0; row < rows.All.Count; row++)
        {
            foreach (var slot in order.SlotsIn(row))
                slot.Parts = [.. slot.Parts.OrderBy(Place)];

            order.Renumber(row);
        }

        int Place(RowPart part) => part switch
        {
            RowItem { Side: RowSide.Left } => int.MinValue,
            RowItem { IsTitle: true } => int.MinValue + 1,
            RowItem { Side: RowSide.Right } => int.MaxValue,
            _ => Slot.ItemsOf(part).Min(item => item.IsPinned ? int.MaxValue : places[item]) * (isReversed ? -1 : 1),
        };

        void Walk(RowItem begin)
        {
            var open = new Stack<RowItem>([begin]);
            while (open.TryPop(out var item))
            {
                if (!places.TryAdd(item, places.Count))
                    continue;

                for (var index = item.Down.Count - 1; index >= 0; index--)
                    open.Push(item.Down[index].Lower);
            }
        }
    }
}
