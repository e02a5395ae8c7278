using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Lifecycle.Tool;

/// <summary>
/// The help as wide as the terminal, and with the name by which the tool is called: its assembly has another one, since
/// some file systems do not distinguish <c>lifecycle.dll</c> from the engine.
/// </summary>
internal sealed class HelpText(HelpAction help, int width) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.MaxWidth = width;
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        try
        {
            return help.Invoke(parseResult);
        }
        finally
        {
            parseResult.InvocationConfiguration.Output = output;
            output.Write(text.ToString().Replace(
                $"  {RootCommand.ExecutableName} ", "  lifecycle ", StringComparison.Ordinal));
        }
    }
}
