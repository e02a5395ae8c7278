namespace Lifecycle.Diagrams.Tests.Formats;

/// <summary>What a JSON file gets wrong is reported with its line and element.</summary>
public class JsonFaultTests
{
    private const string Sound =
        """
        {
          "name": "Door",
          "initialStage": "Open",
          "criteria": [{ "id": "C1", "title": "It has a key" }],
          "stages": [
            { "key": "Open", "transitions": [{ "trigger": "Close", "to": "Closed" }] },
            { "key": "Closed", "entryCriteria": ["C1"],
              "transitions": [
                { "trigger": "Open", "condition": "unlocked", "to": "Open" },
                { "trigger": "Open", "kind": "Stay" }] }
          ]
        }
        """;

    [Fact]
    public void A_sound_file_is_read() =>
        Assert.Equal(["Open", "Closed"], LifecycleReader.ReadJson(Sound).Stages.Select(stage => stage.Key));

    [Theory]
    [InlineData("\"name\": \"Door\"", "\"name\" \"Door\"", 2, "", "This is no JSON")]
    [InlineData("\"name\": \"Door\"", "\"nome\": \"Door\"", 1, "", "name is missing")]
    [InlineData("\"name\": \"Door\"", "\"nome\": \"Door\"", 2, "nome", "nome is not known here. Known are $schema")]
    [InlineData("\"name\": \"Door\"", "\"name\": 7", 2, "name", "It is a number, but has to be a text.")]
    [InlineData("\"name\": \"Door\"", "\"name\": \"\\uD800\"", 2, "name", "half of a surrogate pair")]
    [InlineData("\"name\": \"Door\"", "\"name\": \"Door\", \"name\": \"x\"", 2, "name", "It occurs twice")]
    [InlineData("\"name\": \"Door\"", "\"name\": \"Door\", \"revision\": 1e3", 2, "revision", "a whole number")]
    [InlineData("\"initialStage\": \"Open\"", "\"initialStage\": \"Ajar\"", 1, "", "There is no stage Ajar.")]
    [InlineData("[\"C1\"]", "[\"C2\"]", 7, "stages[1]", "There is no criterion C2.")]
    [InlineData("[\"C1\"]", "[]", 4, "criteria[0]", "No gate requires the criterion C1.")]
    [InlineData("[\"C1\"]", "[1]", 7, "stages[1].entryCriteria[0]", "It is a number, but has to be a text.")]
    [InlineData("\"to\": \"Closed\"", "\"to\": \"Ajar\"", 6, "stages[0].transitions[0]", "There is no stage Ajar.")]
    [InlineData(", \"to\": \"Closed\"", "", 6, "stages[0].transitions[0]", "A move needs the stage")]
    [InlineData("\"to\": \"Closed\"", "\"to\": \"Open\"", 6, "stages[0].transitions[0]", "goes to its own stage")]
    [InlineData(
        "\"kind\": \"Stay\"",
        "\"kind\": \"Wait\"",
        10, "stages[1].transitions[1].kind", "none of Move, Return")]
    [InlineData("\"kind\": \"Stay\"", "\"kind\": \"Ignore\"", 10, "stages[1].transitions[1]", "ignored and has other")]
    [InlineData(", \"condition\": \"unlocked\"", "", 10, "stages[1].transitions[1]", "never taken")]
    [InlineData(
        "{ \"key\": \"Open\",",
        "{ \"key\": \"Open\", \"isTerminal\": true,",
        6, "stages[0].transitions[0]", "terminal")]
    [InlineData("{ \"key\": \"Open\",", "{ \"key\": \"Open\", \"superstage\": \"Open\",", 6, "stages[0]", "within")]
    [InlineData("{ \"key\": \"Closed\",", "{ \"key\": \"Open\",", 7, "stages[1]", "two stages with the key Open")]
    [InlineData(
        "\"title\": \"It has a key\"",
        "\"title\": \"x\", \"timeout\": \"5 s\"",
        4, "criteria[0].timeout", "no time")]
    public void A_fault_has_its_line_and_its_element(
        string part, string replacement, int line, string element, string message)
    {
        Assert.Contains(part, Sound, StringComparison.Ordinal);

        var exception = Assert.Throws<LifecycleDocumentException>(
            () => LifecycleReader.ReadJson(Sound.Replace(part, replacement, StringComparison.Ordinal)));

        Assert.Contains(exception.Faults, fault =>
            fault.Line == line
            && fault.Element == element
            && fault.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_are_reported_at_once_in_the_order_of_the_file()
    {
        var broken = Sound.Replace("Door", "\\uD800", StringComparison.Ordinal)
            .Replace("[\"C1\"]", "7", StringComparison.Ordinal)
            .Replace("Stay", "Wait", StringComparison.Ordinal);

        var exception = Assert.Throws<LifecycleDocumentException>(() => LifecycleReader.ReadJson(broken));

        Assert.Equal([2, 7, 10], exception.Faults.Select(fault => fault.Line));
        Assert.Contains(
            "\n  Line 7, stages[1].entryCriteria: It is a number", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{} {}")]
    [InlineData("\"\ud800\"")]
    public void What_is_no_lifecycle_at_all_is_refused(string json) =>
        Assert.Throws<LifecycleDocumentException>(() => LifecycleReader.ReadJson(json));

    [Fact]
    public void A_column_is_counted_in_characters()
    {
        var exception = Assert.Throws<LifecycleDocumentException>(() => LifecycleReader.ReadJson(
            "{ \"name\": \"日本語\", \"x\": 1, \"initialStage\": \"A\", \"stages\": [{ \"key\": \"A\" }] }"));

        Assert.Equal(23, Assert.Single(exception.Faults).Column);
    }
}
