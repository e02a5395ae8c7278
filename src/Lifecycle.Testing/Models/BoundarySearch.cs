namespace Lifecycle.Testing;

/// <summary>
/// Finds the numbers at which a criterion changes its verdict: it evaluates the lifecycle alone with two numbers in one
/// place, and where the verdicts differ, halves the distance until the numbers are adjacent.
/// </summary>
/// <param name="verdicts">What the lifecycle says of a case.</param>
/// <param name="random">Chooses the places and the other numbers.</param>
/// <param name="numbers">Learns the boundaries.</param>
internal sealed class BoundarySearch<TTrigger>(
    Func<Case<TTrigger>, Task<string>> verdicts,
    Random random,
    NumberSource numbers)
    where TTrigger : notnull
{
    private const int PlacesPerCase = 4;

    private readonly HashSet<(string Place, long Below, long Above)> _found = [];

    /// <summary>The cases on both sides of each new boundary near a case.</summary>
    public async Task<IReadOnlyList<Case<TTrigger>>> NearAsync(Case<TTrigger> @case)
    {
        var places = @case.Values
            .SelectMany((drawn, value) => drawn.Choices.Select((choice, index) => (value, index, choice)))
            .Where(place => place.choice.IsOrdered && place.choice.Minimum < place.choice.Maximum)
            .ToArray();
        if (places.Length == 0)
            return [];

        random.Shuffle(places);
        var here = await verdicts(@case).ConfigureAwait(false);
        var near = new List<Case<TTrigger>>();
        foreach (var (value, index, choice) in places.Take(PlacesPerCase))
        {
            var (minimum, maximum) = (choice.Minimum, choice.Maximum);
            long[] ends = [minimum, maximum, numbers.Next(minimum, maximum, isOrdered: true)];
            foreach (var end in ends)
                near.AddRange(await BetweenAsync(@case, here, value, index, end).ConfigureAwait(false));
        }

        return near;
    }

    private async Task<IReadOnlyList<Case<TTrigger>>> BetweenAsync(
        Case<TTrigger> @case, string here, int value, int index, long end)
    {
        var same = @case.Values[value].Choices[index].Value;
        var differs = end;
        if (same == differs || await VerdictsAsync(differs).ConfigureAwait(false) == here)
            return [];

        while (Int128.Abs((Int128)differs - same) > 1)
        {
            var middle = (long)(((Int128)same + differs) / 2);
            if (await VerdictsAsync(middle).ConfigureAwait(false) == here)
                same = middle;
            else
                differs = middle;
        }

        var place = value == 0 ? $"{index}" : $"{@case.Calls[value - 1].Trigger} {index}";
        if (!_found.Add((place, Math.Min(same, differs), Math.Max(same, differs))))
            return [];

        numbers.AddBoundary(same);
        return [With(same), With(differs)];

        Case<TTrigger> With(long number) => @case.With(value, index, number);

        Task<string> VerdictsAsync(long number) => verdicts(With(number));
    }
}
