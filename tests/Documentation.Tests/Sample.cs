using System.Reflection;

namespace Documentation.Tests;

/// <summary>Runs the programs of the samples, one at a time because they share the console.</summary>
internal static class Sample
{
    private static readonly Lock Console = new();

    /// <summary>Runs a program and returns its output.</summary>
    /// <param name="type">A type in the program's assembly.</param>
    public static string Run(Type type) => Run(type.Assembly);

    /// <summary>Runs a program and returns its output.</summary>
    public static string Run(Assembly program)
    {
        lock (Console)
        {
            var output = System.Console.Out;
            using var printed = new StringWriter();
            try
            {
                System.Console.SetOut(printed);
                program.EntryPoint!.Invoke(null, [Array.Empty<string>()]);
            }
            finally
            {
                System.Console.SetOut(output);
            }

            return printed.ToString().ReplaceLineEndings("\n");
        }
    }
}
