namespace Lifecycle.Diagrams;

/// <summary>Exchanges neighbours as long as that removes crossings.</summary>
internal sealed class Transposition(Rows rows, RowOrder order)
{
    private const int MostRounds = 12;

    public void Run()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var isBetter = false;
            for (var row = 0; row < order.Rows.Count; row++)
            {
                foreach (var slot in order.SlotsIn(row))
                    isBetter |= ExchangeIn(slot, row);
            }

            if (!isBetter)
                return;
        }
    }

    private bool ExchangeIn(Slot slot, int row)
    {
        var isBetter = false;
        for (var place = 0; place + 1 < slot.Parts.Count; place++)
        {
            var (left, right) = (slot.Parts[place], slot.Parts[place + 1]);
            if (left is RowItem { IsPinned: true } || right is RowItem { IsPinned: true })
                continue;

            if (left is Slot { Cluster: { } one } && right is Slot { Cluster: { } other })
            {
                isBetter |= ExchangeClusters(one, other, slot.Cluster);
            }
            else if (Between(left, right) > Between(right, left))
            {
                (slot.Parts[place], slot.Parts[place + 1]) = (right, left);
                order.Renumber(row);
                isBetter = true;
            }
        }

        return isBetter;
    }

    private static int Between(RowPart left, RowPart right)
    {
        if (left is RowItem one && right is RowItem other)
            return Crossings.Between(one, other);

        var count = 0;
        foreach (var item in Slot.ItemsOf(left))
        {
            foreach (var next in Slot.ItemsOf(right))
                count += Crossings.Between(item, next);
        }

        return count;
    }

    /// <summary>Two clusters change sides in every row that both are in, if they are neighbours there.</summary>
    private bool ExchangeClusters(LayoutBox one, LayoutBox other, LayoutBox? parent)
    {
        var plan = rows.Plan;
        var first = Math.Max(plan.FirstRow(one), plan.FirstRow(other));
        var last = Math.Min(plan.LastRow(one), plan.LastRow(other));
        var places = new (List<RowPart> Parts, int Left)[last - first + 1];
        for (var row = first; row <= last; row++)
        {
            var parts = (parent is null ? order.Rows[row] : rows.SlotOf(row, parent)).Parts;
            var (at, next) = (parts.IndexOf(rows.SlotOf(row, one)), parts.IndexOf(rows.SlotOf(row, other)));
            if (Math.Abs(at - next) != 1)
                return false;

            places[row - first] = (parts, Math.Min(at, next));
        }

        var before = Count();
        Exchange();
        if (Count() < before)
            return true;

        Exchange();
        return false;

        int Count()
        {
            var count = 0;
            for (var row = first - 1; row <= last; row++)
                count += order.CrossingsBelow(row);

            return count;
        }

        void Exchange()
        {
            for (var row = first; row <= last; row++)
            {
                var (parts, left) = places[row - first];
                (parts[left], parts[left + 1]) = (parts[left + 1], parts[left]);
                order.Renumber(row);
            }
        }
    }
}
