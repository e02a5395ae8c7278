using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Lifecycle.Storage.Tests.EventLogs;

/// <summary>In OCEL 2.0 an attribute of an object has one value at a time.</summary>
public class OcelStageTests
{
    [Theory]
    [InlineData("0A", "0A")]
    [InlineData("0A 1B 2C", "0A 1B 2C")]
    [InlineData("0A 1A 2B", "0A 2B")]
    [InlineData("0A 0B 0C", "0C")]
    [InlineData("0A 1B 1C 2D", "0A 1C 2D")]
    [InlineData("0A 1B 1A 2A", "0A")]
    [InlineData("0A 1B 1A 2B", "0A 2B")]
    [InlineData("0A 5B 3C 4D 6E", "0A 5D 6E")]
    public async Task Of_stages_at_one_time_the_last_counts(string entries, string values) =>
        Assert.Equal(
            values,
            string.Join(' ', (await ValuesAsync(entries.Split(' ').Select(each => (each[0] - '0', each[1..]))))
                .Select(each => $"{each.At.Second}{each.Stage}")));

    [Property(MaxTest = 200)]
    public Property The_times_ascend_the_values_change_and_the_last_is_the_present_stage() =>
        Prop.ForAll(
            (from second in Gen.Choose(0, 3)
             from stage in Gen.Elements("A", "B", "C")
             select (second, stage)).NonEmptyListOf().ToArbitrary(),
            entries =>
            {
                var values = ValuesAsync(entries).GetAwaiter().GetResult();
                Assert.All(values.Zip(values.Skip(1)), pair =>
                {
                    Assert.True(pair.First.At < pair.Second.At);
                    Assert.NotEqual(pair.First.Stage, pair.Second.Stage);
                });
                Assert.Equal(entries[^1].stage, values[^1].Stage);
            });

    private static async Task<(DateTimeOffset At, string Stage)[]> ValuesAsync(
        IEnumerable<(int Second, string Stage)> entries)
    {
        using var output = new MemoryStream();
        await StoreOfHistories
            .Of(entries.Select(entry => (DateTimeOffset.UnixEpoch.AddSeconds(entry.Second), entry.Stage)))
            .ExportOcelAsync("Grant", output);
        return
        [
            .. JsonNode.Parse(output.ToArray())!["objects"]![0]!["attributes"]!.AsArray()
                .Select(value => ((DateTimeOffset)value!["time"]!, (string)value["value"]!)),
        ];
    }
}
