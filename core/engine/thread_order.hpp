#pragma once

#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);
#endif

namespace palimpsest::core {

/// An order between threads that TBB makes, told to ThreadSanitizer: it cannot see into the library
/// and would take every hand-over for a race. What a thread did before `leave` has happened for the
/// threads that `enter` later. Does nothing in other builds, and never orders anything itself.
class ThreadOrder {
  public:
    void enter() const noexcept {
#if defined(__SANITIZE_THREAD__)
        __tsan_acquire(const_cast<ThreadOrder*>(this));
#endif
    }
    void leave() const noexcept {
#if defined(__SANITIZE_THREAD__)
        __tsan_release(const_cast<ThreadOrder*>(this));
#endif
    }

  private:
    [[maybe_unused]] char address_ = 0;
};

/// Enters an order, and leaves another, or the same, at the end of its scope.
class InOrder {
  public:
    InOrder(const ThreadOrder& entered, const ThreadOrder& left) : left_(left) { entered.enter(); }
    explicit InOrder(const ThreadOrder& order) : InOrder(order, order) {}
    ~InOrder() { left_.leave(); }
    InOrder(const InOrder&) = delete;
    InOrder& operator=(const InOrder&) = delete;

  private:
    const ThreadOrder& left_;
};

/// Work that is spread over threads: all pieces come after its beginning and before its end.
class SpreadWork {
  public:
    /// On the thread that spreads the work and waits for it.
    template <class Work>
    void whole(Work&& work) const {
        begin_.leave();
        const struct Enter {
            const ThreadOrder& order;
            ~Enter() { order.enter(); }
        } end{end_};
        work();
    }
    /// On any thread.
    template <class Work>
    void piece(Work&& work) const {
        const InOrder order(begin_, end_);
        work();
    }

  private:
    ThreadOrder begin_;
    ThreadOrder end_;
};

}  // namespace palimpsest::core
