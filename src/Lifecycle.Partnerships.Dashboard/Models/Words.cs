using System.Globalization;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>Values as words on a page.</summary>
internal static class Words
{
    private const decimal MostShown = 10;

    /// <summary>The name of a member: <c>LocalGovernment</c> is <c>local government</c>.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        string.Concat(value.ToString().Select((letter, index) =>
            !char.IsUpper(letter) ? $"{letter}"
            : index == 0 ? $"{char.ToLowerInvariant(letter)}"
            : $" {char.ToLowerInvariant(letter)}"));

    /// <summary>The name of a member as the start of a line: <c>BeginClosure</c> is <c>Begin closure</c>.</summary>
    public static string Begin<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var words = Of(value);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }

    /// <summary>A number with its unit.</summary>
    public static string Of(Measurement measurement, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{measurement.Value:#,0.############################} {unit}");

    public static string Of(Money money) =>
        string.Create(CultureInfo.InvariantCulture, $"{money.Amount:#,0.##} {money.Currency}");

    /// <summary>A share of the way to a target. Only what reaches the target is 100 %.</summary>
    public static string Percent(decimal share)
    {
        if (share > MostShown)
            return "over 1,000 %";

        var percent = Math.Max(share, -MostShown) * 100;
        return string.Create(
            CultureInfo.InvariantCulture, $"{(share < 1 ? Math.Floor(percent) : percent):0} %");
    }
}
