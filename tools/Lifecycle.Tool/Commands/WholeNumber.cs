using System.CommandLine.Parsing;
using System.Globalization;

namespace Lifecycle.Tool;

/// <summary>Reads a number of an option. The library would name the type of .NET that it expects.</summary>
internal static class WholeNumber
{
    public static int Parse(ArgumentResult argument)
    {
        var text = string.Join(' ', argument.Tokens.Select(token => token.Value));
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;

        argument.AddError($"{(argument.Parent as OptionResult)?.Option.Name} takes a whole number, not '{text}'.");
        return 0;
    }
}
