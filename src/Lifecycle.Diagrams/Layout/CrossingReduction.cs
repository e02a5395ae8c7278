namespace Lifecycle.Diagrams;

/// <summary>Orders the rows so that few edges cross.</summary>
internal sealed class CrossingReduction
{
    private const int MostSweeps = 24;
    private const int Patience = 5;
    private const int MostReinsertions = 6;

    /// <summary>On larger pages the search for the best way of each edge would take seconds.</summary>
    private const int MostItemsToReinsert = 2_000;

    private readonly Rows _rows;
    private readonly RowOrder _order;
    private readonly Sweep _sweep;
    private readonly Transposition _transposition;
    private readonly EdgeReinsertion _reinsertion;

    private CrossingReduction(Rows rows)
    {
        _rows = rows;
        _order = new(rows);
        _sweep = new(_order);
        _transposition = new(rows, _order);
        _reinsertion = new(rows, _order);
    }

    public static void Run(Rows rows) => new CrossingReduction(rows).Run();

    private void Run()
    {
        var (best, copy) = Improved(isReversed: false);
        if (best > 0 && Improved(isReversed: true) is var (other, otherCopy) && other < best)
            copy = otherCopy;

        _order.Restore(copy);
    }

    private (int Crossings, RowPart[][] Copy) Improved(bool isReversed)
    {
        FirstOrder.Apply(_rows, _order, isReversed);
        var (best, copy) = (int.MaxValue, _order.Copy());
        var worse = 0;
        for (var pass = 0; pass < MostSweeps && worse < Patience && best > 0; pass++)
        {
            _sweep.Run(isDown: pass % 2 == 0, reversesTies: pass % 4 >= 2);
            _transposition.Run();
            var count = _order.CountCrossings();
            worse = count < best ? 0 : worse + 1;
            if (count < best)
                (best, copy) = (count, _order.Copy());
        }

        _order.Restore(copy);
        var rounds = _rows.Items().Count() > MostItemsToReinsert ? 0 : MostReinsertions;
        for (var round = 0; round < rounds && _reinsertion.Run(); round++)
            _transposition.Run();

        return (_order.CountCrossings(), _order.Copy());
    }
}
