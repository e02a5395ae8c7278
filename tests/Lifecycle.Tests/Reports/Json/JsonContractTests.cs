using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle.Tests.Reports.Json;

/// <summary>Reports, results, history entries, prospects, plans and graphs have one JSON form.</summary>
public class JsonContractTests
{
    /// <summary>Every value, with its JSON by <c>ToJson</c>.</summary>
    public static TheoryData<string> Values => [.. Samples.All.Keys];

    [Theory]
    [MemberData(nameof(Values))]
    public void Default_options_do_not_change_it(string name) => IsSame(name, JsonSerializerOptions.Default);

    [Theory]
    [MemberData(nameof(Values))]
    public void Web_options_do_not_change_it(string name) => IsSame(name, new(JsonSerializerDefaults.Web));

    [Theory]
    [MemberData(nameof(Values))]
    public void A_generated_context_does_not_change_it(string name) => IsSame(name, ContractContext.Default.Options);

    [Theory]
    [MemberData(nameof(Values))]
    public void A_generated_context_with_other_conventions_does_not_change_it(string name) =>
        IsSame(name, OtherContext.Default.Options);

    [Theory]
    [MemberData(nameof(Values))]
    public void Naming_policies_and_converters_of_enums_do_not_change_it(string name)
    {
        IsSame(name, new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper });
        IsSame(name, new() { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } });
        IsSame(
            name,
            new()
            {
                PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
                Converters =
                {
                    new NumericEnum<TransitionOutcome>(),
                    new NumericEnum<Verdict>(),
                    new NumericEnum<Severity>(),
                },
            });
    }

    [Theory]
    [InlineData(JsonIgnoreCondition.Never)]
    [InlineData(JsonIgnoreCondition.WhenWritingNull)]
    [InlineData(JsonIgnoreCondition.WhenWritingDefault)]
    public void What_is_left_out_does_not_depend_on_options(JsonIgnoreCondition condition)
    {
        foreach (var name in Samples.All.Keys)
            IsSame(name, new() { DefaultIgnoreCondition = condition });
    }

    [Fact]
    public void Names_are_camel_case_enum_members_are_names_and_null_is_left_out()
    {
        foreach (var (name, (_, json)) in Samples.All)
            Visit(JsonSerializer.Deserialize<JsonElement>(json), name);

        static void Visit(JsonElement element, string path)
        {
            Assert.NotEqual(JsonValueKind.Null, element.ValueKind);
            if (element.ValueKind == JsonValueKind.Array)
                foreach (var each in element.EnumerateArray())
                    Visit(each, path);

            if (element.ValueKind != JsonValueKind.Object)
                return;

            foreach (var property in element.EnumerateObject())
            {
                Assert.Matches("^[a-z][A-Za-z]*$", property.Name);
                if (property.Name is "outcome" or "verdict" or "severity" or "kind")
                    Assert.Equal(JsonValueKind.String, property.Value.ValueKind);

                Visit(property.Value, $"{path}.{property.Name}");
            }
        }
    }

    [Fact]
    public void Keys_identify_stages_and_triggers_outside_reports_and_display_names_are_in_reports()
    {
        var result = JsonSerializer.Deserialize<JsonElement>(Samples.All["result"].Json);

        Assert.Equal("Draft", result.GetProperty("from").GetString());
        Assert.Equal("First draft", result.GetProperty("report").GetProperty("from").GetString());
    }

    [Theory]
    [InlineData("report refused")]
    [InlineData("report")]
    [InlineData("report not permitted")]
    public void A_report_is_read_with_any_options(string name)
    {
        var json = Samples.All[name].Json;

        foreach (var options in (JsonSerializerOptions[])
            [
                JsonSerializerOptions.Default,
                new(JsonSerializerDefaults.Web),
                ContractContext.Default.Options,
                OtherContext.Default.Options,
                new()
                {
                    PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
                    Converters = { new NumericEnum<Verdict>() },
                },
            ])
            Assert.Equal(json, JsonSerializer.Deserialize<GateReport>(json, options)!.ToJson());
    }

    private static void IsSame(string name, JsonSerializerOptions options)
    {
        var (value, json) = Samples.All[name];

        Assert.Equal(json, JsonSerializer.Serialize(value, value.GetType(), options));
    }

    /// <summary>Writes enum members as numbers.</summary>
    private sealed class NumericEnum<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (TEnum)Enum.ToObject(typeof(TEnum), reader.GetInt32());

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(Convert.ToInt32(value, null));
    }
}
