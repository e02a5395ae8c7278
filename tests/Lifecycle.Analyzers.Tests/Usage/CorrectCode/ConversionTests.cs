namespace Lifecycle.Analyzers.Tests.Usage.CorrectCode;

/// <summary>A converted stage is compared by value.</summary>
public class ConversionTests
{
    private const string Types = """
        public enum Legacy { None, Waiting, Taken, Out }
        public readonly struct Code(int value)
        {
            public static implicit operator Code(Stage stage) => new((int)stage);
            public static bool operator ==(Code one, Code other) => one.Value == other.Value;
            public static bool operator !=(Code one, Code other) => one.Value != other.Value;
            public int Value => value;
            public override bool Equals(object? other) => other is Code code && code == this;
            public override int GetHashCode() => value;
        }
        """;

    [Theory]
    [InlineData("if ((int)any.Stage == 2) await any.FireAsync(Publish);")]
    [InlineData("if (2 == (int)any.Stage) await any.FireAsync(Publish);")]
    [InlineData("if ((Legacy)any.Stage == Legacy.Taken) await any.FireAsync(Publish);")]
    [InlineData("if ((Legacy)any.Stage is not Legacy.Taken) return; await any.FireAsync(Publish);")]
    [InlineData("switch ((int)any.Stage) { case 2: await any.FireAsync(Publish); break; }")]
    [InlineData("_ = (Legacy)any.Stage switch { Legacy.Taken => await any.FireAsync(Publish), _ => await "
        + "any.TryFireAsync(Edit) };")]
    [InlineData("var number = (int)any.Stage; if (number == 2) await any.FireAsync(Publish);")]
    [InlineData("if ((byte)any.Stage is 2) await any.FireAsync(Publish);")]
    [InlineData("if ((long)any.Stage is 1 or 2) await any.FireAsync(flag ? Publish : Approve);")]
    [InlineData("if ((int)any.Stage is > 1 and < 3) await any.FireAsync(Publish);")]
    [InlineData("if (any.Stage.ToString() == \"Accepted\") await any.FireAsync(Publish);")]
    [InlineData("if (any.Stage == (Stage)2) await any.FireAsync(Publish);")]
    [InlineData("if ((Stage?)any.Stage == Accepted) await any.FireAsync(Publish);")]
    [InlineData("if ((object)any.Stage is Accepted) await any.FireAsync(Publish);")]
    [InlineData("if ((Enum)any.Stage is Accepted) await any.FireAsync(Publish);")]
    [InlineData("if ((Stage)(int)any.Stage == Accepted) await any.FireAsync(Publish);")]
    [InlineData("if ((Legacy)(int)any.Stage == (Legacy)2) await any.FireAsync(Publish);")]
    [InlineData("if (any.Stage - 2 == 0) await any.FireAsync(Publish);")]
    [InlineData("if ((Code)any.Stage == (Code)Accepted) await any.FireAsync(Publish);")]
    [InlineData("if (any is { Stage: var at } && (int)at == 2) await any.FireAsync(Publish);")]
    [InlineData("if (any.Stage.Equals(Accepted)) await any.FireAsync(Publish);")]
    [InlineData("if (new[] { 2, 6 }.Contains((int)any.Stage)) await any.FireAsync(Publish);")]
    [InlineData("if ((dynamic)any.Stage == Accepted) await any.FireAsync(Publish);")]
    [InlineData("if ((double)any.Stage == 2.0) await any.FireAsync(Publish);")]
    [InlineData(
        "var result = await any.TryFireAsync(Approve); if ((int)result.Outcome == 0) await any.FireAsync(Publish);")]
    public Task The_value_of_a_stage_is_not_taken_for_a_stage(string statements) =>
        Correct.VerifyAsync(statements, types: Types);
}
