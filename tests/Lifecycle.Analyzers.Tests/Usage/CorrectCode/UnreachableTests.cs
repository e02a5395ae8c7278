namespace Lifecycle.Analyzers.Tests.Usage.CorrectCode;

/// <summary>Code that cannot run throws nothing.</summary>
public class UnreachableTests
{
    private const string Members = """
        private const bool IsOn = false;
        private static void Stop() => throw new NotSupportedException();
        private static void StopLater() { Console.WriteLine(); throw new NotSupportedException(); }
        private static T Never<T>() => throw new NotSupportedException();
        private static async Task StopAsync() { await Task.Yield(); throw new NotSupportedException(); }
        private static void StopDeeper() => Stop();
        private static int StopInAll(bool flag)
        {
            if (flag)
                throw new NotSupportedException();
            else
                throw new ArgumentException();
        }
        """;

    [Theory]
    [InlineData("if (IsOn) {0}")]
    [InlineData("if (!IsOn) return; {0}")]
    [InlineData("if (false) {0}")]
    [InlineData("while (false) {0}")]
    [InlineData("for (; false;) {0}")]
    [InlineData("const bool isOn = false; if (isOn) {0}")]
    [InlineData("const int level = 1; if (level > 2) {0}")]
    [InlineData("if (IsOn && flag) {0}")]
    [InlineData("if (flag && IsOn) {0}")]
    [InlineData("if (true || flag) return; {0}")]
    [InlineData("const string mode = \"on\"; if (mode == \"off\") {0}")]
    [InlineData("if (!(IsOn || false)) return; else {0}")]
    [InlineData("try { Stop(); {0} } catch (NotSupportedException) { }")]
    [InlineData("try { StopLater(); {0} } catch (NotSupportedException) { }")]
    [InlineData("try { Desk.Stop(); {0} } catch (NotSupportedException) { }")]
    [InlineData("try { await StopAsync(); {0} } catch (NotSupportedException) { }")]
    [InlineData("try { _ = Never<int>(); {0} } catch (NotSupportedException) { }")]
    [InlineData("try { StopDeeper(); {0} } catch (NotSupportedException) { }")]
    [InlineData("try { _ = StopInAll(flag); {0} } catch (SystemException) { }")]
    [InlineData("try { Local(); {0} void Local() => throw new NotSupportedException(); } catch "
        + "(NotSupportedException) { }")]
    [InlineData("try { throw new NotSupportedException(); {0} } catch (NotSupportedException) { }")]
    [InlineData("return; {0}")]
    [InlineData("while (true) { if (flag) break; else return; } return; {0}")]
    [InlineData("switch (1) { case 2: {0} break; }")]
    [InlineData("_ = IsOn ? 1 : 2; if (IsOn ? true : false) {0}")]
    public async Task Code_that_cannot_run_is_not_reported(string code)
    {
        foreach (var fire in new[]
            {
                "await draft.FireAsync(Publish);",
                "await draft.TryFireAsync(Publish);",
                "await any.FireAsync(Hold);",
                "any.FireAsync(Submit);",
                "Shelf.Lifecycle.Resume(new(), (Stage)42);",
            })
            await Correct.VerifyAsync(code.Replace("{0}", "{ " + fire + " }", StringComparison.Ordinal), Members);
    }
}
