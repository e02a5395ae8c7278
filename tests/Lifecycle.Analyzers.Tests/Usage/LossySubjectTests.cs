namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>
/// Stored subjects. Each scenario stores a note, reads it and compares: it fails if the value is lost unreported, or
/// kept though reported.
/// </summary>
public class LossySubjectTests
{
    private const string Lifecycle = """
        using static Stage;
        using static Trigger;

        public enum Stage { Draft, Published }

        public enum Trigger { Publish }

        public class NoteLifecycle : LifecycleDefinition<Stage, Trigger, Note>
        {
            protected override void Define(LifecycleBuilder<Stage, Trigger, Note> lifecycle)
            {
                lifecycle.StartsIn(Draft);
                lifecycle.Stage(Draft).On(Publish).GoTo(Published);
                lifecycle.Stage(Published).IsTerminal();
            }
        }
        """;

    [Theory]
    [InlineData("public string? Text { get; private set; } public void Set() => Text = \"a\";")]
    [InlineData("public string? Text { get; internal set; } public void Set() => this.Text = \"a\";")]
    [InlineData("public int Text { get; private set; } public void Set() => Text++;")]
    [InlineData("public List<string> Text { get; } = []; public void Set() => Text.Add(\"a\");")]
    [InlineData("public HashSet<int> Text { get; private set; } = new(); public void Set() => Text.Add(1);")]
    [InlineData(
        "private readonly List<string> _text = []; public IReadOnlyList<string> Text => _text; public void Set() => "
            + "_text.Add(\"a\");")]
    [InlineData("private string? _text; public string? Text => _text; public void Set() => _text = \"a\";")]
    [InlineData("public Guid Text { get; } = Guid.NewGuid(); public void Set() { }")]
    [InlineData("public Guid Text { get; } public Note() { Text = Guid.NewGuid(); } public void Set() { }")]
    [InlineData(
        "public Note() { } public Note(string text) { Text = text; } public string? Text { get; } public void Set() "
            + "{ }",
        "new(\"a\")")]
    [InlineData(
        "public string? Text { get; private set; } public void Set() { } public static Note With(string text) => new "
            + "Note { Text = text };",
        "Note.With(\"a\")")]
    public Task A_property_that_is_written_and_not_read_is_reported(string members, string made = "new()") =>
        VerifyAsync(members, made, isLost: true);

    [Theory]
    [InlineData("public string? Text { get; set; } public void Set() => Text = \"a\";")]
    [InlineData("public string? Text { get; init; } public void Set() { }", "new() { Text = \"a\" }")]
    [InlineData(
        "[System.Text.Json.Serialization.JsonInclude] public string? Text { get; private set; } public void Set() => "
            + "Text = \"a\";")]
    [InlineData("public List<string> Text { get; init; } = []; public void Set() => Text.Add(\"a\");")]
    [InlineData(
        "public Note(string text) => Text = text; public string Text { get; } public void Set() { }", "new(\"a\")")]
    [InlineData(
        "public Note(string text) => Text = text; public string Text { get; private set; } public void Set() => Text = "
            + "\"b\";",
        "new(\"a\")")]
    [InlineData("public int Size { get; set; } public string Text => $\"{Size}\"; public void Set() => Size = 3;")]
    [InlineData("public string Text { get; } = \"a\"; public void Set() { }")]
    [InlineData("public List<string> Text { get; } = [\"a\"]; public void Set() { }")]
    [InlineData("public string Text { get; private set; } = \"a\"; public void Set() { }")]
    [InlineData(
        "private string? _size; public string? Size { get => _size; set { _size = value; Text = value + \"!\"; } } "
            + "public "
            + "string? Text { get; private set; } public void Set() => Size = \"a\";")]
    [InlineData(
        "private string? _size; public string? Size { get => _size; set { _size = value; Look(); } } public string? "
            + "Text "
            + "{ get; private set; } private void Look() => Text = _size + \"!\"; public void Set() => Size = \"a\";")]
    [InlineData(
        "public Note(string size) { Size = size; Look(); } public string Size { get; } public string? Text { get; "
            + "private "
            + "set; } private void Look() => Text = Size + \"!\"; public void Set() => Look();",
        "new(\"a\")")]
    [InlineData(
        "[System.Text.Json.Serialization.JsonConstructor] private Note(string text) => Text = text; public Note() : "
            + "this(\"\") { } public string Text { get; private set; } public void Set() => Text = \"a\";")]
    [InlineData(
        "[System.Text.Json.Serialization.JsonObjectCreationHandling("
            + "System.Text.Json.Serialization.JsonObjectCreationHandling.Populate)] public List<string> Text { get; "
            + "} = "
            + "[]; public void Set() => Text.Add(\"a\");")]
    [InlineData(
        "public string? Text { get; set; } public class Part { public string? Text { get; private set; } public "
        + "void Set() => Text = \"a\"; } public void Set() => Text = \"a\";")]
    public Task A_property_that_is_read_back_is_not_reported(string members, string made = "new()") =>
        VerifyAsync(members, made, isLost: false);

    [Fact]
    public Task A_property_that_is_not_written_is_not_reported() =>
        VerifyAsync(
            "[System.Text.Json.Serialization.JsonIgnore] public string? Text { get; private set; } public void Set() "
            + "=> "
                + "Text = \"a\";",
            "new()",
            isLost: null);

    [Theory]
    [InlineData("new System.Text.Json.JsonSerializerOptions { Converters = { new NoteConverter() }, TypeInfoResolver = "
        + "System.Text.Json.JsonSerializerOptions.Default.TypeInfoResolver }")]
    [InlineData("new System.Text.Json.JsonSerializerOptions(Other.Options)")]
    [InlineData("Other.Options")]
    public Task Json_of_the_application_is_not_reported(string options) =>
        Scenario.VerifyAsync(
            Source(
                "public string? Text { get; private set; } public void Set() => Text = \"a\";",
                "new()",
                isLost: false,
                options),
            "LFC1012",
            Lifecycle,
            """
            using System.Text.Json;

            public class NoteConverter : System.Text.Json.Serialization.JsonConverter<Note>
            {
                public override Note Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
                {
                    var note = new Note();
                    if (reader.GetString() is { Length: > 0 })
                        note.Set();
                    return note;
                }

                public override void Write(Utf8JsonWriter writer, Note note, JsonSerializerOptions options) =>
                    writer.WriteStringValue(note.Text ?? "");
            }

            public static class Other
            {
                public static JsonSerializerOptions Options { get; } = new()
                {
                    Converters = { new NoteConverter() },
                    TypeInfoResolver = JsonSerializerOptions.Default.TypeInfoResolver,
                };
            }
            """);

    [Theory]
    [InlineData("{|LFC1012:options => options.Json = System.Text.Json.JsonSerializerOptions.Web|}")]
    [InlineData("{|LFC1012:Configure|}")]
    [InlineData("options => options.Json = JsonOf()")]
    [InlineData("options => { }")]
    public Task A_registration_with_storage_is_reported(string configure) =>
        Scenario.VerifyAsync(
            $$"""
            using Microsoft.Extensions.DependencyInjection;

            public class Note
            {
                public string? Text { get; private set; }

                public void Set() => Text = "a";
            }

            public static class Services
            {
                public static void Add(IServiceCollection services) =>
                    services.AddLifecycle<NoteLifecycle>().ConfigureStorage({{configure}});

                private static void Configure(LifecycleStorageOptions options) =>
                    options.Json = System.Text.Json.JsonSerializerOptions.Default;

                private static System.Text.Json.JsonSerializerOptions JsonOf() => new();
            }
            """,
            "LFC1012",
            Lifecycle);

    private static Task<IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> VerifyAsync(
        string members, string made, bool? isLost) =>
        Scenario.VerifyAsync(
            Source(members, made, isLost, "System.Text.Json.JsonSerializerOptions.Default"), "LFC1012", Lifecycle);

    private static string Source(string members, string made, bool? isLost, string options)
    {
        var manager = $$"""
            new LifecycleManager<Stage, Trigger, Note>(
                new NoteLifecycle(),
                new InMemoryLifecycleStore(),
                (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Note>){{Call(options)}}.GetTypeInfo(typeof(Note)))
            """;
        return $$"""
            public class Note
            {
                {{members}}
            }

            public class Desk
            {
                public async Task RunAsync()
                {
                    var manager = {{(isLost == true ? $"{{|LFC1012:{manager}|}}" : manager)}};
                    Note note = {{made}};
                    note.Set();
                    var before = System.Text.Json.JsonSerializer.Serialize(note.Text);
                    var isRefused = false;
                    try
                    {
                        await manager.StartAsync("1", note);
                    }
                    catch (LifecycleException)
                    {
                        isRefused = true;
                    }

                    if (isRefused != {{(isLost == true ? "true" : "false")}})
                        throw new InvalidOperationException($"{before} was {(isRefused ? "refused" : "stored")}.");
                    if (isRefused)
                        return;

                    var read = (await manager.GetAsync("1")).Subject;
                    var after = System.Text.Json.JsonSerializer.Serialize(read.Text);
                    if ((before != after) != {{(isLost is null ? "true" : "false")}})
                        throw new InvalidOperationException($"{before} became {after}.");
                }
            }
            """;
    }

    private static string Call(string options) =>
        options.StartsWith("new", StringComparison.Ordinal) ? $"({options})" : options;
}
