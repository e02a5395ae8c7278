namespace Lifecycle.Diagrams;

/// <summary>The order of all rows, which can be kept and restored.</summary>
internal sealed class RowOrder
{
    private readonly Slot[] _slots;
    private readonly Slot[][] _slotsByRow;
    private readonly RowItem[][] _items;
    private readonly Crossings _crossings = new();

    public RowOrder(Rows rows)
    {
        Rows = rows.All;
        _slotsByRow = [.. rows.All.Select(row => row.Slots().ToArray())];
        _slots = [.. _slotsByRow.SelectMany(slots => slots)];
        _items = [.. rows.All.Select(row => row.Items().ToArray())];
        for (var row = 0; row < _items.Length; row++)
            Renumber(row);
    }

    public IReadOnlyList<Slot> Rows { get; }

    /// <summary>A row and the slots in it, in no particular order.</summary>
    public Slot[] SlotsIn(int row) => _slotsByRow[row];

    /// <summary>Makes the places of a row's items those in its slots.</summary>
    public void Renumber(int row)
    {
        var count = 0;
        Number(Rows[row]);

        void Number(Slot slot)
        {
            foreach (var part in slot.Parts)
            {
                if (part is Slot inner)
                {
                    Number(inner);
                }
                else
                {
                    var item = (RowItem)part;
                    item.Place = count;
                    _items[row][count++] = item;
                }
            }
        }
    }

    public int CrossingsBelow(int row) => row < 0 || row >= _items.Length ? 0 : _crossings.Below(_items[row]);

    public int CountCrossings()
    {
        var count = 0;
        for (var row = 0; row < _items.Length - 1; row++)
            count += CrossingsBelow(row);

        return count;
    }

    /// <summary>The present order, to restore it later.</summary>
    public RowPart[][] Copy() => Array.ConvertAll(_slots, slot => slot.Parts.ToArray());

    public void Restore(RowPart[][] copy)
    {
        for (var index = 0; index < _slots.Length; index++)
            _slots[index].Parts = [.. copy[index]];

        for (var row = 0; row < _items.Length; row++)
            Renumber(row);
    }
}
