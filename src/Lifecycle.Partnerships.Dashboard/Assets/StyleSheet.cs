namespace Lifecycle.Partnerships.Dashboard;

/// <summary>The style sheet of the sections and of the report.</summary>
internal static class StyleSheet
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("partnerships.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
