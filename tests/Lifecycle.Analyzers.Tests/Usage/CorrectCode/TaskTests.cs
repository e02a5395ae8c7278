namespace Lifecycle.Analyzers.Tests.Usage.CorrectCode;

/// <summary>A fire whose task is not awaited does not throw: its refusal is in the task.</summary>
public class TaskTests
{
    private const string Assertions = """
        public static class Should
        {
            public static async Task ThrowAsync<T>(Task task) where T : Exception
            {
                try { await task; } catch (T) { return; }
                throw new Exception("It does not throw.");
            }

            public static Task Fail(this ValueTask<TransitionResult<Stage, Trigger>> fire) =>
                ThrowAsync<Exception>(fire.AsTask());
        }

        public class Awaiting(Task task)
        {
            public static implicit operator Awaiting(Task task) => new(task);
            public async Task<bool> FailsAsync()
            {
                try { await task; return false; }
                catch (Exception) { return true; }
            }
        }
        """;

    [Theory]
    [InlineData("await Should.ThrowAsync<TransitionNotPermittedException>(draft.FireAsync(Publish).AsTask());")]
    [InlineData("var t = draft.FireAsync(Publish); try { await t; } catch (TransitionNotPermittedException) { }")]
    [InlineData("Task t = draft.FireAsync(Publish).AsTask(); await Task.WhenAny(t); if (!t.IsFaulted) throw "
        + "t.Exception!;")]
    [InlineData("await draft.FireAsync(Publish).AsTask().ContinueWith(task => Console.WriteLine(task.Exception));")]
    [InlineData("await draft.FireAsync(Publish).Fail();")]
    [InlineData("Awaiting pending = draft.FireAsync(Publish).AsTask(); _ = await pending.FailsAsync();")]
    [InlineData("_ = await ((Awaiting)draft.FireAsync(Publish).AsTask()).FailsAsync();")]
    [InlineData("var tasks = new[] { draft.FireAsync(Publish).AsTask() }; try { await Task.WhenAll(tasks); } catch { "
        + "}")]
    [InlineData(
        "List<Task> tasks = [draft.FireAsync(Publish).AsTask()]; try { await Task.WhenAll(tasks); } catch (Exception) "
            + "{ }")]
    [InlineData("_ = draft.FireAsync(Publish);")]
    [InlineData("_ = draft.FireAsync(Publish).AsTask().Wait(0) ? 1 : 0;", "AggregateException")]
    [InlineData("draft.FireAsync(Publish).AsTask().Wait();", "AggregateException")]
    [InlineData("_ = draft.FireAsync(Publish).AsTask().Result;", "AggregateException")]
    [InlineData("Task.WaitAll(draft.FireAsync(Publish).AsTask());", "AggregateException")]
    [InlineData("var awaiter = draft.FireAsync(Publish).GetAwaiter(); if (!awaiter.IsCompleted) throw new "
        + "Exception();")]
    [InlineData("(Task, int) pair = (draft.FireAsync(Publish).AsTask(), 1); await "
        + "Should.ThrowAsync<Exception>(pair.Item1);")]
    [InlineData(
        "async ValueTask<bool> Refused(ValueTask<TransitionResult<Stage, Trigger>> fire) { try { await fire; return "
            + "false; } catch (LifecycleException) { return true; } } if (!await Refused(draft.FireAsync(Publish))) "
            + "throw new Exception();")]
    [InlineData("var t = PublishSoonAsync(draft); try { await t; } catch (LifecycleException) { }")]
    [InlineData("await Should.ThrowAsync<LifecycleException>(PublishSoonAsync(draft));")]
    public Task A_task_with_a_refusal_is_not_reported(string statements, string? handled = null) =>
        Correct.VerifyAsync(
            handled is null ? statements : $$"""try { {{statements}} } catch ({{handled}}) { }""",
            "private static async Task PublishSoonAsync(Held article) => await article.FireAsync(Publish);",
            Assertions);
}
