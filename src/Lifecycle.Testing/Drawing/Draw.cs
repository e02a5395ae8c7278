using System.Globalization;
using FsCheck;

namespace Lifecycle.Testing;

/// <summary>
/// Draws the values of a subject or payload. The check records what is drawn, so that it can draw the same values
/// again, draw simpler ones when it shrinks a failure, and look for the values at which a criterion changes its
/// verdict.
/// Not thread-safe: it serves the one call that it is passed to.
/// </summary>
/// <remarks>
/// Code that draws has to be deterministic: it draws the same values in the same order, and makes a new object each
/// time, as the lifecycle and the system each get one of their own.
/// </remarks>
/// <example>
/// <code>
/// draw => new Order { Lines = draw.Number(0, 5), Total = draw.Number(0m, 10_000m), Country = draw.Pick("DE", "FR") }
/// </code>
/// </example>
public sealed class Draw
{
    private const int LargestSize = 50;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-_'\"<>&%éß中";

    private readonly List<Choice> _choices = [];
    private readonly NumberSource? _source;
    private readonly IReadOnlyList<Choice> _replayed = [];

    /// <summary>Draws random values from a seed, for tests of your own. The same seed draws the same values.</summary>
    /// <param name="seed">The seed.</param>
    public Draw(int seed)
        : this(seed, new NumberSource(new(seed)))
    {
    }

    internal Draw(int seed, NumberSource source) => (Seed, _source) = (seed, source);

    internal Draw(Drawn drawn) => (Seed, _replayed) = (drawn.Seed, drawn.Choices);

    /// <summary>
    /// A seed for generators of your own. It is the same each time the same subject or payload is drawn. What you
    /// derive from it is not shrunk.
    /// </summary>
    public int Seed { get; }

    internal Drawn Drawn => new(Seed, [.. _choices]);

    /// <summary>Draws an integer. It shrinks towards 0.</summary>
    /// <param name="minimum">The smallest value.</param>
    /// <param name="maximum">The largest value, which may be drawn too.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximum"/> is less than
    /// <paramref name="minimum"/>.</exception>
    public int Number(int minimum, int maximum) => (int)Number((long)minimum, maximum);

    /// <inheritdoc cref="Number(int, int)"/>
    public long Number(long minimum, long maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
        return Choose(minimum, maximum, isOrdered: true);
    }

    /// <summary>Draws a decimal number. It shrinks towards 0.</summary>
    /// <param name="minimum">The smallest value.</param>
    /// <param name="maximum">The largest value, which may be drawn too.</param>
    /// <param name="decimals">The number of decimal places; from 0 to 9. Default: 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such number lies between the limits, a limit has more than 18
    /// digits, decimal places included, or <paramref name="decimals"/> is out of range.</exception>
    public decimal Number(decimal minimum, decimal maximum, int decimals = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 9);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
        var scale = 1m;
        for (var place = 0; place < decimals; place++)
            scale *= 10;

        var mostUnits = 999_999_999_999_999_999m;
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, -mostUnits / scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximum, mostUnits / scale);
        var (least, most) = ((long)decimal.Ceiling(minimum * scale), (long)decimal.Floor(maximum * scale));
        return least <= most
            ? Number(least, most) * (1 / scale)
            : throw new ArgumentOutOfRangeException(
                nameof(maximum),
                maximum,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"No number of {decimals} decimal places lies between {minimum} and {maximum}."));
    }

    /// <summary>Draws a moment, to the tick. It shrinks towards the earliest.</summary>
    /// <param name="earliest">The earliest moment. The result has its offset.</param>
    /// <param name="latest">The latest moment, which may be drawn too.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="latest"/> is before
    /// <paramref name="earliest"/>.</exception>
    public DateTimeOffset Moment(DateTimeOffset earliest, DateTimeOffset latest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latest, earliest);
        return earliest.AddTicks(Number(0L, (latest - earliest).Ticks));
    }

    /// <summary>Draws true or false. It shrinks to false.</summary>
    public bool Boolean() => Choose(0, 1, isOrdered: false) == 1;

    /// <summary>Draws one of several items. It shrinks towards the first.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items; at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="items"/> is empty.</exception>
    public T Pick<T>(params IReadOnlyList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Count > 0
            ? items[(int)Choose(0, items.Count - 1, isOrdered: false)]
            : throw new ArgumentException("There is nothing to pick from.", nameof(items));
    }

    /// <summary>Draws a text. It shrinks to a shorter one of plain letters.</summary>
    /// <param name="longest">The maximum number of characters; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="longest"/> is negative.</exception>
    public string Text(int longest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(longest);
        var length = Number(0, longest);
        var seed = (int)Choose(0, int.MaxValue, isOrdered: false);
        var random = new Random(seed);
        return string.Create(length, (seed, random), static (text, from) =>
        {
            for (var index = 0; index < text.Length; index++)
                text[index] = from.seed == 0 ? Letters[0] : Letters[from.random.Next(Letters.Length)];
        });
    }

    /// <summary>
    /// Draws from a generator of FsCheck, smaller values when it shrinks. Boundaries are not looked for in them.
    /// </summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="generator">The generator. It makes a new object each time.</param>
    public T From<T>(Gen<T> generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        var size = (int)Choose(0, LargestSize, isOrdered: false);
        var seed = (int)Choose(0, int.MaxValue, isOrdered: false);
        return FsCheck.Fluent.Gen.Sample(generator, 1, Walks.Seed(seed), size).First();
    }

    private long Choose(long minimum, long maximum, bool isOrdered)
    {
        var value = _source is not null ? _source.Next(minimum, maximum, isOrdered)
            : _choices.Count < _replayed.Count
                ? Math.Clamp(_replayed[_choices.Count].Value, minimum, maximum)
                : Choice.SimplestOf(minimum, maximum);
        _choices.Add(new(value, minimum, maximum, isOrdered));
        return value;
    }
}
