using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle.Partnerships.Tests.Aggregate;

public partial class ExtensionTests
{
    private readonly WarmHomes _homes = new();

    [Fact]
    public void A_value_of_the_application_is_kept_with_the_record_and_typed()
    {
        _homes.Partnership.RecordAs("A. Khan").Extend("grants.case", new GrantCase("G-17", 3), Json.Default.GrantCase);
        _homes.Partnership.Extend("grants.case", new GrantCase("G-18", 4), Json.Default.GrantCase);

        var restored = Partnership.FromJson(_homes.Partnership.ToJson(), _homes.Clock);
        Assert.Equal(new("G-18", 4), restored.Extension("grants.case", Json.Default.GrantCase));
        var last = restored.Changes[^1];
        Assert.Equal(("extension", "grants.case", "A. Khan"), (last.What, last.Item, last.By));
        Assert.Contains("G-17", last.Before);
        restored.Extend("grants.case", null, Json.Default.GrantCase);
        Assert.Null(restored.Extension("grants.case", Json.Default.GrantCase));
        Assert.Contains("G-18", restored.Changes[^1].Before);
    }

    [Fact]
    public void A_value_of_another_type_is_an_error_and_a_key_must_not_be_blank()
    {
        _homes.Partnership.Extend("number", 7, Json.Default.Int32);

        Assert.Throws<JsonException>(() => _homes.Partnership.Extension("number", Json.Default.GrantCase));
        Assert.Throws<ArgumentException>(() => _homes.Partnership.Extend(" ", 7, Json.Default.Int32));
    }

    internal sealed record GrantCase(string Number, int Officers);

    [JsonSerializable(typeof(GrantCase))]
    [JsonSerializable(typeof(int))]
    private sealed partial class Json : JsonSerializerContext;
}
