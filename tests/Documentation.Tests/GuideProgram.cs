using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Documentation.Tests;

/// <summary>
/// A program that a guide tells in pieces. The first piece begins with its usings; each later piece goes on with the
/// variables and types of the pieces before it. A piece that repeats a part of an earlier one is a quotation.
/// </summary>
internal sealed partial class GuideProgram
{
    /// <summary>Separates what the pieces print.</summary>
    private const char Separator = '\u001E';

    private readonly List<string> _pieces = [];
    private readonly List<string> _outputs = [];

    /// <summary>What the guide shows beneath each piece; empty where it shows nothing.</summary>
    public IReadOnlyList<string> Outputs => _outputs;

    /// <summary>The pieces in one file: usings, statements, types.</summary>
    public string Source
    {
        get
        {
            var units = _pieces.ConvertAll(piece => CSharpSyntaxTree.ParseText(piece).GetCompilationUnitRoot());
            var usings = units.SelectMany(unit => unit.Usings).Select(each => each.ToString()).Distinct();
            var statements = units.Select(unit => string.Concat(
                unit.Members.OfType<GlobalStatementSyntax>().Select(each => each.ToFullString())));
            var types = units.SelectMany(unit => unit.Members)
                .Where(member => member is not GlobalStatementSyntax)
                .Select(member => member.ToFullString());
            return string.Join('\n', usings)
                + '\n' + string.Concat(statements.Select(each => $"{each}\nConsole.Write('{Separator}');\n"))
                + string.Concat(types);
        }
    }

    /// <summary>The programs of a guide.</summary>
    /// <exception cref="InvalidOperationException">The guide has a piece before its first program.</exception>
    public static IReadOnlyList<GuideProgram> Of(string guide)
    {
        var programs = new List<GuideProgram>();
        var blocks = Block().Matches(guide)
            .Select(block => (Language: block.Groups["language"].Value, Text: block.Groups["text"].Value))
            .ToArray();
        for (var index = 0; index < blocks.Length; index++)
        {
            var (language, text) = blocks[index];
            if (language != "csharp")
                continue;

            if (GuideCodeTests.IsWhole(text))
                programs.Add(new());
            else if (programs.Count == 0)
                throw new InvalidOperationException($"The guide has no program before: {text}");
            else if (programs.Exists(program => program.Contains(text)))
                continue;

            var shown = index + 1 < blocks.Length && blocks[index + 1].Language == "text" ? blocks[index + 1].Text : "";
            programs[^1]._pieces.Add(text);
            programs[^1]._outputs.Add(shown);
        }

        return programs;
    }

    /// <summary>The guide with what the pieces printed in place of what it shows.</summary>
    public string Corrected(string guide, IReadOnlyList<string> printed)
    {
        for (var index = 0; index < _pieces.Count; index++)
        {
            var code = $"```csharp\n{_pieces[index]}```\n";
            var shown = _outputs[index].Length == 0 ? "" : Text(_outputs[index]);
            var corrected = printed[index].Length == 0 ? "" : Text(printed[index]);
            guide = guide.Replace(code + shown, code + corrected, StringComparison.Ordinal);
        }

        return guide;

        static string Text(string output) => $"\n```text\n{output}```\n";
    }

    /// <summary>What each piece printed.</summary>
    public static IReadOnlyList<string> Split(string printed) => printed.Split(Separator)[..^1];

    private bool Contains(string quotation) =>
        _pieces.Exists(piece => WithoutIndent(piece).Contains(WithoutIndent(quotation), StringComparison.Ordinal));

    private static string WithoutIndent(string text) => Indent().Replace(text, "");

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^ +", RegexOptions.Multiline)]
    private static partial Regex Indent();
}
